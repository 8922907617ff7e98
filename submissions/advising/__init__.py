"""What the feedback on the last attempt says, kept with the parts that open again."""
