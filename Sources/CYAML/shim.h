#ifndef LAUREL_YAML_SHIM_H
#define LAUREL_YAML_SHIM_H
#include <yaml.h>
#endif
