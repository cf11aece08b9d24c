/* main.c -- subcommands. */
#include <stdio.h>

int main(void)
{
	puts("evalseason");
	return 0;
}
