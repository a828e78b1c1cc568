"""Templates: one text that becomes many letters.

A template holds choices («[bevilges / afslås]», a drop-down, «Ved afslag: …», blocks put together); each way of
choosing gives a letter. ``expansion`` makes these letters, within a bound, each with the way back to the template's own
places; ``merging`` puts together again what is found in them; ``blocks`` lays files end to end. Reports need no more
than ``model``, so nothing is imported here.
"""
