-- name: patent_native_find(number)
SELECT n.json FROM patent_native AS n WHERE n.number = $1;
