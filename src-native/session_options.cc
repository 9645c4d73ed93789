#include "collapse_lab.h"

#undef TF_NewSessionOptions

#include <cstdlib>
#include <string>

namespace {

std::string BytesOf(const char* digits) {
  std::string bytes;
  for (; digits[0] != '\0' && digits[1] != '\0'; digits += 2) {
    const char pair[] = {digits[0], digits[1], '\0'};
    bytes.push_back(static_cast<char>(std::strtol(pair, nullptr, 16)));
  }
  return bytes;
}

}  // namespace

TF_SessionOptions* CollapseLabSessionOptions() {
  TF_SessionOptions* options = TF_NewSessionOptions();
  const char* digits = std::getenv("COLLAPSE_LAB_SESSION");
  if (digits == nullptr) return options;
  const std::string config = BytesOf(digits);
  TF_Status* status = TF_NewStatus();
  // A config that does not parse leaves TensorFlow's own.
  TF_SetConfig(options, config.data(), config.size(), status);
  TF_DeleteStatus(status);
  return options;
}
