"""Follows a published work plan: what is done, what is behind, who is silent."""

__version__ = "0.1.0"
