"""The window, driven by typed keys and clicks, on an offscreen screen."""
