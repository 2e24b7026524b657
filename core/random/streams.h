// The table of all streams of random numbers: the counter layout of file format 1. FROZEN: saved runs depend on it.
//
// The key is (seed, 64 bits; "engram 1", 64 bits). `seed` keys the streams up to 15, `noise_seed` those from 16 on.
// The counter, from the least significant word:
//
//     word 0   block     index of a block of 128 bits within one (stream, part, step, entity)
//     word 1   entity    pattern, inhibitory neuron or population, as the table says; else 0
//     word 2   step      low 32 bits of the step that the draw leads to (state time, so 1 for the first step); 0 at
//     start word 3   stream << 24 | part << 16 | high 16 bits of the step
//
// A block is cut into lanes, lowest bits first. One number per neuron:
//
//     16-bit lanes   neuron i is lane i % 8 of block i / 8       (part 0: the high 16 bits of a 64-bit number;
//                    part 1: block i holds in words 0-1 its low 48 bits, drawn only when the high ones do not decide)
//     32-bit lanes   neuron i is lane i % 4 of block i / 4
//     64-bit lanes   neuron i is lane i % 2 of block i / 2
//
// An event of probability p happens if the 64-bit number is below the threshold floor(p 2^64)
// (core/model/probability.h). One of n things is chosen as floor(u n / 2^32), u a 32-bit lane: off from 1/n by less
// than 2^-32.
#pragma once

#include <cstdint>

namespace engram {

enum class Stream : std::uint8_t {
  // keyed by `seed`
  pattern = 1,        // bernoulli patterns: entity = pattern, 16-bit lanes by neuron, p = a
  exact_pattern = 2,  // exact patterns: entity = pattern, 32-bit lanes in the order of subset.h
  wiring = 3,         // fixed inputs S_k: entity = k, 32-bit lanes in the order of subset.h
  wiring_2 = 4,       // the same of the second inhibitory population
  cue = 5,            // the rank of a neuron for being changed by the cue: 64-bit lanes by neuron
  start = 6,          // first inhibitory population at step 0: 16-bit lanes by neuron, p = a
  intervention = 7,   // the rank of a neuron for interventions: entity = population 0, 1, 2; 64-bit lanes by neuron

  // keyed by `noise_seed`
  excitatory = 16,       // firing: 16-bit lanes by neuron
  inhibitory_pick = 17,  // linear inhibitory neurons: which input is copied; 32-bit lanes by neuron
  inhibitory_pick_2 = 18,
  inhibitory_tanh = 19,  // tanh inhibitory neurons: firing; 16-bit lanes by neuron
  inhibitory_tanh_2 = 20,
  redrawn_wiring = 21,  // redrawn wiring: the other K-1 inputs; entity = k, 32-bit lanes in the order of subset.h
  redrawn_wiring_2 = 22,
  order = 23,  // asynchronous order: key of a neuron; entity = population 0, 1, 2; 32-bit lanes by neuron

  // keyed by either: the seeds of run r of an ensemble
  derived_seed = 32,  // entity 0 from `seed`, 1 from `noise_seed`; block r, 53 bits of words 0-1
};

}  // namespace engram
