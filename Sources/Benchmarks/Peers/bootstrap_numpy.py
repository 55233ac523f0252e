"""95 % limits of 27 differences of mean slopes by 1,000 bootstrap samples within groups, in numpy: FILE."""
import sys

import numpy as np

numbers = np.fromfile(sys.argv[1]).reshape(-1, 2)
groups, slopes = numbers[:, 0].astype(int), np.ascontiguousarray(numbers[:, 1])
order = np.argsort(groups, kind="stable")
values = slopes[order]
sizes = np.bincount(groups)
starts = np.concatenate(([0], np.cumsum(sizes)[:-1]))
generator = np.random.default_rng(1)
low = np.repeat(starts, sizes)
span = np.repeat(sizes, sizes)
differences = np.empty((1000, len(sizes) // 2))
for replicate in range(1000):
    drawn = values[low + (generator.random(len(values)) * span).astype(int)]
    means = np.add.reduceat(drawn, starts) / sizes
    differences[replicate] = means[1::2] - means[0::2]
print(np.quantile(differences, [0.025, 0.975], axis=0).sum())
