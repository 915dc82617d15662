"""The door for phones: the page they load, the frames they send, the seats they take."""
