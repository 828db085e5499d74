-- Garbage calendars of the 5374 convention (domain.md, section 1), and what people chose of them.

-- Where an area lies: a geometry of GeoJSON (polygons); null where the city gave none.
alter table areas add column shape text;
