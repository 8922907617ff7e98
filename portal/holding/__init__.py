"""Legal holds: keeping the files of one work from the retention of pupils' media."""
