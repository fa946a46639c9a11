"""Reads metrics with the parser of prometheus_client, which shares no code with what wrote them.

    metrics.py FILE

Prints each sample as `name{labels} value`, sorted.
"""

import sys

from prometheus_client.parser import text_string_to_metric_families

with open(sys.argv[1]) as file:
    families = list(text_string_to_metric_families(file.read()))
names = [family.name for family in families]
assert len(set(names)) == len(names), "a metric is there twice"
for family in families:
    assert family.documentation and family.type in ("counter", "gauge", "summary"), family
    for sample in family.samples:
        labels = ",".join(f"{name}={value}" for name, value in sorted(sample.labels.items()))
        print(f"{sample.name}{{{labels}}} {sample.value:.15g}")
