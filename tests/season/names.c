/* names.c -- persons, places, phones and credit codes; all invented. */
#include "season/world.h"

#include <string.h>

static const char *const surnames[] = {
	"王", "李", "张", "刘", "陈", "杨", "黄", "赵", "吴", "周", "徐", "孙", "马", "朱", "胡", "郭", "何",
	"林", "罗", "高", "梁", "韦", "覃", "莫", "农", "蒙", "陆", "卢", "蓝", "谭", "潘", "甘", "玉", "班",
	"岑", "苏", "邓", "蒋", "欧阳", "曾", "谢", "唐", "许", "邱", "侯", "邹", "石", "龙", "万", "段", "零",
};
static const char *const given[] = {
	"建", "国", "华", "丽", "芳", "英", "秀", "明", "志", "强", "文", "海", "燕", "玲", "红", "梅", "兰",
	"军", "勇", "斌", "杰", "伟", "平", "云", "春", "雪", "琴", "慧", "敏", "静", "晓", "宁", "桂", "荣",
	"庆", "福", "德", "才", "良", "忠", "义", "礼", "安", "康", "乐", "欣", "怡", "佳", "玉", "凤", "霞",
	"彩", "月", "星", "晨", "阳", "天", "宇", "浩", "泽", "鹏", "辉", "光", "振", "兴", "世", "昌", "永",
};
static const char *const rare[] = { "喆", "垚", "犇", "堃", "珺", "瑄", "旸", "玥", "璟", "䶮", "翀", "祎" };

static const char *const urban[] = {
	"丹桂", "滨江", "紫荆", "青竹", "玉兰", "朝晖", "锦绣", "文昌", "桃源", "东城", "书香", "春晓", "河堤",
	"望月", "翠屏", "金湖", "南苑", "安泰", "同乐", "临江", "渔歌", "白鹭", "枫林", "星湖", "康宁", "惠民",
	"机修厂", "双桥", "长虹", "五福", "芙蓉", "绿城", "金桂", "凤鸣", "学府", "明珠", "欣荣", "银杉", "石榴园",
	"河口", "码头", "石塘", "糖厂", "永平", "圩亭", "大榕", "新港", "云桥", "和兴", "建设",
};
static const char *const rural[] = {
	"古榕", "那廖", "六景岭", "大陂", "上坡", "平田", "石牛", "三江口", "沙洲", "旧圩", "龙眼坡", "甘蔗垌",
	"新塘", "竹根", "岭脚", "渡头", "白沙", "枫木", "莲塘", "长岗", "水车", "牛角湾", "黄屋", "那马坡", "百合",
	"石桥", "清泉", "桐木", "高岭", "红岩", "板栗", "古井", "凤凰坪", "松柏", "下垌", "马鞍", "思源", "罗屋",
	"同仁", "茶山", "太平坡", "福兴", "六合", "四联", "新联", "群力", "双龙", "大冲", "黎塘口", "那宽", "金鸡",
	"塘尾", "三合", "油榨", "七星", "鹤山", "云岭", "龙泉", "仙人坪", "瑶寨", "杉木", "梨坪", "上水", "竹坪",
};
static const char *const first[] = {
	"新", "永", "兴", "长", "安", "东", "南", "西", "北", "金", "银", "玉", "凤", "云", "清", "红", "古",
	"翠", "大", "高", "上", "中", "平", "和", "广", "福", "吉", "祥", "瑞", "嘉", "远", "景", "秀", "文", "仁",
	"义", "德", "春", "晓", "丰",
};
static const char *const second[] = {
	"华", "乐", "宁", "泰", "昌", "盛", "岭", "河", "江", "塘", "桥", "山", "溪", "湾", "坪", "洲", "田",
	"园", "庄", "墟", "湖", "堤", "林", "峰", "岩", "泉", "坡", "口", "苑", "里", "街", "巷", "门", "台",
	"阁", "港", "营", "堂", "寨", "垌",
};

const char *name_person(struct world *w, struct prng *r)
{
	const char *surname = PRNG_PICK(r, surnames);
	const char *a = PRNG_PICK(r, given), *b = PRNG_PICK(r, given);
	bool is_rare = prng_chance(r, 6), two = prng_chance(r, 78);
	const char *c = PRNG_PICK(r, rare);

	if (is_rare)
		return world_format(w, "%s%s%s", surname, two ? a : "", c);
	return world_format(w, "%s%s%s", surname, a, two ? b : "");
}

const char *name_place(struct world *w, char kind, int serial)
{
	const char *const *list = kind == 'U' ? urban : rural;
	int n = (int)(kind == 'U' ? G_N_ELEMENTS(urban) : G_N_ELEMENTS(rural));
	int i = serial - n, a = (int)G_N_ELEMENTS(first), b = (int)G_N_ELEMENTS(second);

	if (serial < n)
		return list[serial];
	return world_format(w, "%s%s%s", first[i % a], second[(i / a + i) % b], i >= a * b ? "新" : "");
}

void name_phone(struct prng *r, char phone[12])
{
	g_snprintf(phone, 12, "138%04d%04d", prng_below(r, 10000), prng_below(r, 10000));
}

/* GB 32100-2015: the check character of the organisation code, then of the whole. */
void uscc_finish(char uscc[19])
{
	static const char alphabet[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";
	static const int inner[8] = { 3, 7, 9, 10, 5, 8, 4, 2 };
	int sum = 0, weight = 1;

	for (int i = 0; i < 8; i++) {
		char c = uscc[8 + i];

		sum += inner[i] * (g_ascii_isdigit(c) ? c - '0' : c - 'A' + 10);
	}
	sum = 11 - sum % 11;
	uscc[16] = sum == 10 ? 'X' : sum == 11 ? '0' : (char)('0' + sum);
	sum = 0;
	for (int i = 0; i < 17; i++, weight = weight * 3 % 31)
		sum += (int)(strchr(alphabet, uscc[i]) - alphabet) * weight;
	uscc[17] = alphabet[(31 - sum % 31) % 31];
	uscc[18] = '\0';
}

void name_uscc(struct prng *r, const char *head, char uscc[19])
{
	g_snprintf(uscc, 19, "%s%06dMJL%05d00", head, DISTRICT, prng_below(r, 100000));
	uscc_finish(uscc);
}
