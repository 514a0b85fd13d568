"""What holds for all tests."""

from hypothesis import settings

# A machine may be as slow as it likes: no test measures time.
settings.register_profile("any machine", deadline=None)
settings.load_profile("any machine")
