"""Starting, watching and stopping the programs that make up a running portal."""
