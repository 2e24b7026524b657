// The peer in C++ with the dense weight matrix: Eigen, float32, one thread, -O3 -march=native, the sequential rule, on
// a network written by engram_steps. It does not link Engram.
//
//     eigen_dense FOLDER
#include <Eigen/Core>
#include <fstream>
#include <random>

#include "tests/bench/peers/trials.h"

namespace {

using namespace engram::bench;
using Eigen::ArrayXf, Eigen::MatrixXf, Eigen::VectorXf;

/// All of a binary file, as `count` values.
template <class Value>
std::vector<Value> contents(const std::string& path, std::size_t count) {
  std::vector<Value> values(count);
  const auto bytes = static_cast<std::streamsize>(count * sizeof(Value));
  if (!std::ifstream(path, std::ios::binary).read(reinterpret_cast<char*>(values.data()), bytes))
    throw std::runtime_error(path + " is missing or too short");
  return values;
}

class Peer {
 public:
  Peer(const std::string& folder, const nlohmann::json& network)
      : n_(network["excitatory"]),
        n_i_(network["inhibitory"]),
        m_(network["patterns"]),
        a_(network["activity"]),
        beta_(network["beta"]),
        theta_(network["theta"]),
        sigma_(n_),
        h_(n_),
        sigma_i_(n_i_),
        h_i_(n_i_) {
    const int k = network["inputs_per_inhibitory"];
    const float c = 2 / (a_ * (1 - a_));
    const auto bytes = contents<std::uint8_t>(folder + "/patterns.u8", static_cast<std::size_t>(n_ * m_));
    const MatrixXf xi = Eigen::Map<const Eigen::Array<std::uint8_t, -1, -1>>(bytes.data(), n_, m_).cast<float>();
    pattern_ = xi.col(0);
    w_.noalias() = (c / static_cast<float>(n_)) * (xi * xi.transpose());
    inhibition_ = c * a_ * xi.rowwise().sum();
    const auto wires = contents<std::int32_t>(folder + "/wiring.i32", static_cast<std::size_t>(n_i_ * k));
    w_i_ = MatrixXf::Zero(n_i_, n_);
    for (Eigen::Index i = 0; i < n_i_ * k; ++i)
      w_i_(i / k, wires[static_cast<std::size_t>(i)]) = 1 / static_cast<float>(k);
  }

  Trial run(int steps) {
    sigma_ = pattern_;
    Trial trial;
    const Stopwatch watch;
    for (int t = 0; t < steps; ++t) {
      step();
      const float fired = sigma_.sum(), n = static_cast<float>(n_);
      const float m = (pattern_.dot(sigma_) - a_ * fired) / (n * a_ * (1 - a_));
      trial.add_step(m, fired / n, sigma_i_.mean(), steps);
    }
    trial.seconds = watch.seconds();
    return trial;
  }

 private:
  void step() {
    h_i_.noalias() = w_i_ * sigma_;
    for (Eigen::Index k = 0; k < n_i_; ++k) sigma_i_[k] = uniform() < h_i_[k] ? 1.f : 0.f;
    h_.noalias() = w_ * sigma_;
    h_ -= sigma_i_.mean() * inhibition_;
    h_ = 0.5f * (1 + (beta_ * (h_.array() - theta_)).tanh());
    for (Eigen::Index i = 0; i < n_; ++i) sigma_[i] = uniform() < h_[i] ? 1.f : 0.f;
  }

  float uniform() { return static_cast<float>(random_() >> 8) * 0x1p-24f; }

  Eigen::Index n_, n_i_, m_;
  float a_, beta_, theta_;
  MatrixXf w_, w_i_;  // N × N, N_I × N
  VectorXf pattern_, inhibition_, sigma_, h_, sigma_i_, h_i_;
  std::mt19937 random_{1};
};

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "eigen_dense FOLDER\n";
    return 2;
  }
  Eigen::setNbThreads(1);
  const std::string folder = argv[1];
  const auto network = nlohmann::json::parse(std::ifstream(folder + "/network.json"));
  Peer peer(folder, network);
  serve(
      network, [](const std::string& rule) { return rule == "sequential"; },
      [&](const std::string&, int steps) { return peer.run(steps); });
  return 0;
}
