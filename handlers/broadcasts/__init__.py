"""What HR writes to many, in the order in which it happens: command, content, audience, dispatch, receipts.

`board` is the draft between these steps, `progress` what is seen of one that is on its way. `recipients` looks up whom
an audience is, `received` makes what they get, and `planned` starts what waited for its time.
"""
