/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * bench-frame COMMAND...: starts a program on the display and says how long it takes until text stands in the middle
 * of its window, and how much memory it has had by then. Ends the program.
 *
 * The screen is looked at every few milliseconds, so that it does not matter when a toolkit maps or clears its window.
 */

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <glib.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#define MIN_SIZE       300
#define LOOK_EACH_US   4000
#define GIVE_UP_US     (120 * G_USEC_PER_SEC)

/* Letters are drawn in many shades; an empty window or a list without rows has few. */
#define MIN_COLOURS    12

static int
ignore_error (Display     *display,
              XErrorEvent *event)
{
  return 0;
}

static gboolean
has_text (XImage *image)
{
  unsigned long seen[MIN_COLOURS] = { 0 };
  int n = 0;

  for (int y = 0; y < image->height; y++)
    for (int x = 0; x < image->width; x++)
      {
        const unsigned long pixel = XGetPixel (image, x, y) & 0xffffff;
        int i = 0;

        while (i < n && seen[i] != pixel)
          i++;
        if (i == n)
          seen[n++] = pixel;
        if (n == MIN_COLOURS)
          return TRUE;
      }

  return FALSE;
}

/* The middle of the window as the screen shows it: half of it each way. */
static gboolean
is_drawn (Display *display,
          Window   window)
{
  XWindowAttributes a;
  XImage *image;
  gboolean drawn;

  if (!XGetWindowAttributes (display, window, &a) || a.map_state != IsViewable || a.override_redirect ||
      a.width < MIN_SIZE || a.height < MIN_SIZE)
    return FALSE;

  image = XGetImage (display, DefaultRootWindow (display), a.x + a.width / 4, a.y + a.height / 4,
                     a.width / 2, a.height / 2, AllPlanes, ZPixmap);
  if (image == NULL)
    return FALSE;

  drawn = has_text (image);
  XDestroyImage (image);
  return drawn;
}

static gboolean
is_any_drawn (Display *display)
{
  Window root, parent, *children = NULL;
  unsigned int n = 0;
  gboolean drawn = FALSE;

  if (!XQueryTree (display, DefaultRootWindow (display), &root, &parent, &children, &n))
    return FALSE;

  for (unsigned int i = 0; i < n && !drawn; i++)
    drawn = is_drawn (display, children[i]);

  XFree (children);
  return drawn;
}

static double
read_peak_mb (pid_t pid)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/status", pid);
  g_autofree char *text = NULL;
  const char *line;

  if (!g_file_get_contents (path, &text, NULL, NULL) || !(line = g_strstr_len (text, -1, "VmHWM:")))
    return 0;

  return g_ascii_strtoll (line + sizeof "VmHWM:", NULL, 10) / 1024.0;
}

static pid_t
start (char **command)
{
  const pid_t pid = fork ();

  if (pid == 0)
    {
      execvp (command[0], command);
      perror (command[0]);
      _exit (127);
    }

  return pid;
}

int
main (int   argc,
      char *argv[])
{
  Display *display = XOpenDisplay (NULL);
  gboolean drawn = FALSE;
  gint64 begin;
  pid_t pid;

  if (display == NULL || argc < 2)
    {
      g_printerr ("usage: bench-frame COMMAND..., on an X display\n");
      return 2;
    }

  XSetErrorHandler (ignore_error);

  /* The window of the program before this one may still be there for a moment. */
  while (is_any_drawn (display))
    g_usleep (LOOK_EACH_US);

  begin = g_get_monotonic_time ();
  pid = start (argv + 1);
  while (!drawn && g_get_monotonic_time () - begin < GIVE_UP_US && waitpid (pid, NULL, WNOHANG) == 0)
    {
      g_usleep (LOOK_EACH_US);
      drawn = is_any_drawn (display);
    }

  if (drawn)
    g_print ("frame ms=%.0f peak_mb=%.0f\n", (g_get_monotonic_time () - begin) / 1e3, read_peak_mb (pid));

  if (kill (pid, SIGTERM) == 0)
    waitpid (pid, NULL, 0);
  XCloseDisplay (display);
  return drawn ? 0 : 1;
}
