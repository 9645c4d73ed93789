#pragma once

#include "tensorflow/c/c_api.h"

/**
 * TF_NewSessionOptions with the ConfigProto, in hexadecimal digits, of the environment variable
 * COLLAPSE_LAB_SESSION; the C API that the addon calls has no other way to it. Forced into the addon's sources.
 */
TF_SessionOptions* CollapseLabSessionOptions();

#define TF_NewSessionOptions CollapseLabSessionOptions
