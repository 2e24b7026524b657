// The gain function seen through Gaussian noise.
#pragma once

namespace engram {

/// E_z ½ [1 + tanh(x + s z)] with z standard normal and s >= 0, to 1e-9.
[[nodiscard]] double smoothed_gain(double x, double s);

/// The same to 3e-6, from a table and thus some twenty times as fast; `variance` is s². The first call makes the table.
[[nodiscard]] double tabulated_gain(double x, double variance);

}  // namespace engram
