"""Mutated inputs against everything that reads and splits: `python tests/fuzz/run.py --help`.

corpus.py makes whole inputs, mutate.py spoils them, target.py runs one and judges what comes out,
pool.py runs them in processes with a watchdog each, run.py is the command.
"""
