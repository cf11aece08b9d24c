/* main.c -- makes a season's folder of any size. */
int main(void)
{
	return 0;
}
