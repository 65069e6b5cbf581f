select search.offer('organisations', 'name');
