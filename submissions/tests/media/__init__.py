"""Recordings and HEIC pictures with a person planted in every slot; ffmpeg makes them."""
