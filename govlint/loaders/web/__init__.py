"""How a web page is read: tags to lines and tables, tables to grids, the report among them."""
