"""Checks a log by its tiles alone with tlog-scales, which shares no code with it.

    verify.py http://127.0.0.1:8080/log 'origin+id+key' ['witness+id+key']

The signature of the checkpoint, and that of a witness when its key is given; its root against the tiles, and each record against the root.
"""

import sys

from tlog_scales import backend, tiles
from tlog_scales.reader import TilesReader
from tlog_scales.signing import Vkey

location, (vkey, *witnesses) = sys.argv[1], map(Vkey.from_string, sys.argv[2:])
reader = TilesReader(backend.make_backend(location))
checkpoint = reader.get_checkpoint()
for key in (vkey, *witnesses):
    checkpoint.verify(key)
assert checkpoint.origin == vkey.name, "the checkpoint is that of another log"
reader.set_size(checkpoint.size)
assert reader.calculate_root_hash() == checkpoint.root_hash, "the tiles do not give the root"
for index in range(checkpoint.size):
    leaf = tiles.leaf_hash(reader.get_entry(index))
    reader.get_inclusion_proof(index, checkpoint.size).check(leaf, checkpoint.root_hash)
print(f"{checkpoint.size} records hold")
