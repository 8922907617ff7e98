"""What the assess form sends: saving, with what its smaller buttons ask for, and handing in."""
