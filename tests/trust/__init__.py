"""Proofs of what retrokit promises. Each prints its figures; RETROKIT_TRUST=release makes them as long as a release needs."""
