call figures.watch('series_members');
