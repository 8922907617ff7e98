"""Parsers that read a remuxed copy from its first byte to its last, with lists of what may stand.

They share nothing with ffmpeg. Each yields what should not be there, and tells the length.
"""
