#include "collapse_lab.h"

#include <cstring>

TF_Tensor* CollapseLabTensor(TF_DataType type, const int64_t* dims, int rank, void* data, size_t bytes,
                             void (*give_back)(void* data, size_t bytes, void* argument), void* argument) {
  TF_Tensor* tensor = TF_AllocateTensor(type, dims, rank, bytes);
  std::memcpy(TF_TensorData(tensor), data, bytes);
  give_back(data, bytes, argument);
  return tensor;
}
