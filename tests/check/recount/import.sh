# import.sh -- SQL that reads a season's CSV files as they are: r_* with phase and township in front, d_* of the district. Sourced.
import() { # season, folder for copies
	for dir in "$1"/submissions/*; do
		name=$(basename "$dir")
		for file in "$dir"/*.csv; do
			table=$(basename "$file" | sed 's/^[0-9]*_//; s/_[0-9]*\.csv$//')
			echo ".import --csv $file t"
			echo "CREATE TABLE IF NOT EXISTS r_$table AS SELECT '' phase, '' township, * FROM t WHERE 0;"
			echo "INSERT INTO r_$table SELECT '${name#*-}', '${name%%-*}000', * FROM t; DROP TABLE t;"
		done
	done
	for file in "$1"/district/*.csv "$1/inspection/assessor.csv"; do
		table=$(basename "$file" .csv)
		sed '1s/^\xef\xbb\xbf//' "$file" >"$2/$table.csv"
		echo ".import --csv $2/$table.csv d_$table"
	done
}
