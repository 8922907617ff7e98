"""Break-glass: who may see an identity, with a reason, a second person, a record and an end."""
