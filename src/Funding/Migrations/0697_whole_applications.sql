-- Since when nothing that must be answered is missing, so that those who write can be told that it is ready to be put forward; null while something is, and until the next answer of what was written before this.
alter table applications add whole_since timestamptz;
