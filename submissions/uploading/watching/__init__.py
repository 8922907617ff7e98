"""What a person sees of files on their way, and calling one off by hand."""
