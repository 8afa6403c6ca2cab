"""Connectionist temporal classification in numpy: loss with its gradient, and greedy reading.

Enough for a linear head on frozen features, where a deep-learning framework would be the largest
dependency of the repository by far. Class 0 is the blank.
"""

import numpy as np

NEVER = -1e30


def log_softmax(scores: np.ndarray) -> np.ndarray:
    shifted = scores - scores.max(-1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(-1, keepdims=True))


def loss_and_gradient(logs: np.ndarray, labels: list[np.ndarray]) -> tuple[np.ndarray, np.ndarray]:
    """For log-probabilities [n, steps, classes]: the loss of each line and its gradient by score.

    All lines of the batch have the same steps. A label that cannot fit gives no loss, no gradient.
    """
    count, steps, classes = logs.shape
    states = 2 * max(len(label) for label in labels) + 1
    path = np.zeros((count, states), np.int64)
    last = np.empty(count, np.int64)
    for line, label in enumerate(labels):
        path[line, 1:2 * len(label):2] = label
        last[line] = 2 * len(label)
    skips = np.zeros((count, states), bool)  # a letter may follow another letter without a blank
    skips[:, 3::2] = path[:, 3::2] != path[:, 1:-2:2]
    rows = np.arange(count)
    emit = np.take_along_axis(logs, np.repeat(path[:, None, :], steps, 1), 2)

    ahead = np.full((steps, count, states), NEVER)
    ahead[0, :, :2] = emit[:, 0, :2]
    for step in range(1, steps):
        ahead[step] = _reach(ahead[step - 1], skips) + emit[:, step]
    behind = np.full((steps, count, states), NEVER)
    behind[-1, rows, last] = 0.0
    behind[-1, rows, np.maximum(last - 1, 0)] = 0.0
    skips_back = np.zeros_like(skips)
    skips_back[:, :-2] = skips[:, 2:]
    for step in range(steps - 2, -1, -1):
        after = behind[step + 1] + emit[:, step + 1]
        behind[step] = _reach(after[:, ::-1], skips_back[:, ::-1])[:, ::-1]
    total = np.logaddexp(ahead[-1, rows, last], np.where(last > 0, ahead[-1, rows, last - 1], NEVER))
    fits = total > NEVER / 2
    share = np.exp(np.minimum(ahead + behind - np.where(fits, total, 0.0)[:, None], 0.0)) * fits[:, None]
    gradient = np.exp(logs) * fits[:, None, None]
    # As a product: a class may stand in several states of one line.
    gradient -= share.transpose(1, 0, 2) @ np.eye(classes)[path]
    return np.where(fits, -total, 0.0), gradient


def _reach(from_states: np.ndarray, skips: np.ndarray) -> np.ndarray:
    """Log-probability of being in each state after staying, moving on by one, or skipping a blank."""
    one = np.full_like(from_states, NEVER)
    one[:, 1:] = from_states[:, :-1]
    two = np.full_like(from_states, NEVER)
    two[:, 2:] = from_states[:, :-2]
    return np.logaddexp(np.logaddexp(from_states, one), np.where(skips, two, NEVER))


def read(logs: np.ndarray, alphabet: str) -> list[str]:
    """The greedy reading of each line: runs of one class are one letter, blanks part them."""
    best = logs.argmax(-1)
    fresh = np.ones(best.shape, bool)
    fresh[:, 1:] = best[:, 1:] != best[:, :-1]
    return ["".join(alphabet[letter - 1] for letter in line[new & (line > 0)]).strip()
            for line, new in zip(best, fresh)]
