/** Diagonal of the inverse of a symmetric positive matrix, by its Cholesky factor; row after row. */
export function variances(matrix: Float64Array, size: number): Float64Array {
  const factor = choleskyOf(matrix, size);
  const diagonal = new Float64Array(size);
  const column = new Float64Array(size);
  for (let first = 0; first < size; first++) {
    for (let row = first; row < size; row++) {
      let rest = row === first ? 1 : 0;
      for (let at = first; at < row; at++) rest -= (factor[row * size + at] ?? 0) * (column[at] ?? 0);
      column[row] = rest / (factor[row * size + row] ?? 1);
      diagonal[first] = (diagonal[first] ?? 0) + (column[row] ?? 0) ** 2;
    }
  }
  return diagonal;
}

/** Lower triangle whose product with its transpose is the matrix. */
function choleskyOf(matrix: Float64Array, size: number): Float64Array {
  const factor = new Float64Array(size * size);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++) {
      let rest = matrix[row * size + column] ?? 0;
      for (let at = 0; at < column; at++)
        rest -= (factor[row * size + at] ?? 0) * (factor[column * size + at] ?? 0);
      factor[row * size + column] =
        row === column ? Math.sqrt(Math.max(LEAST, rest)) : rest / (factor[column * size + column] ?? 1);
    }
  }
  return factor;
}

const LEAST = 1e-9;
