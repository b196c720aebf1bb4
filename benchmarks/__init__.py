"""The figures of the design, measured against the same work done by raw drivers in the same run."""
