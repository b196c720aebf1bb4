"""The customers' screen: find somebody, see who it is, and, for leads and the owner, everything that was ordered."""
