/* render.h -- the public header of the render stage: style, fonts, canvases. */
#ifndef RENDER_RENDER_H
#define RENDER_RENDER_H

#include "render/canvas.h"
#include "render/font.h"
#include "render/style.h"

#endif
