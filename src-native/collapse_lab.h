#pragma once

#include "tensorflow/c/c_api.h"

/**
 * What the lab changes about the addon, without a copy of its sources: this header is forced into each of them, and calls of
 * two functions of TensorFlow's C API go to the lab's own.
 */

/** TF_NewSessionOptions with the ConfigProto, in hexadecimal digits, of the environment variable COLLAPSE_LAB_SESSION. */
TF_SessionOptions* CollapseLabSessionOptions();

/**
 * TF_NewTensor with a copy of the values; `data` is given back at once. TensorFlow would share the memory of a typed array that
 * happens to be aligned: what JavaScript or an update writes there then shows on the other side, and the array is given
 * back to V8 on whichever of TensorFlow's threads lets go last, where V8 must not be called.
 */
TF_Tensor* CollapseLabTensor(TF_DataType type, const int64_t* dims, int rank, void* data, size_t bytes,
                             void (*give_back)(void* data, size_t bytes, void* argument), void* argument);

#define TF_NewSessionOptions CollapseLabSessionOptions
#define TF_NewTensor CollapseLabTensor
