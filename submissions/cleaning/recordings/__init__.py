"""Sound and video: remuxed by ffmpeg behind the seal, and proven by parsers of their own."""
