"""The TapPass sign-up: one card over the window that enrols a customer and then shows the member's card."""
