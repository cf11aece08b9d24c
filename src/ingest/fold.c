/* fold.c -- trimming and folding. See fold.h. */
#include "ingest/fold.h"

/* Traditional and simplified forms, for the words that stand in forms. */
static const char variants[] =
	"社社區区組组織织團团體体機机構构個个會会員员黨党務务辦办處处鄉乡鎮镇村村莊庄縣县市市號号編编碼码"
	"類类別别級级層层單单位位電电話话負负責责聯联繫系係系絡络備备案案註注冊册記记錄录證证書书統统計计"
	"數数額额金金錢钱資资產产費费經经濟济預预購购買买賣卖業业農农漁渔企企廠厂場场館馆園园醫医療疗護护"
	"養养老老殘残疾疾兒儿婦妇學学習习訓训練练師师課课題题時时間间時时長长歲岁歷历曆历標标準准規规範范"
	"範范圍围環环衛卫綠绿調调解解糾纠紛纷協协商商議议決决執执監监督督檢检查查評评優优質质獎奖勵励懲惩"
	"罰罚優优選选舉举換换屆届選选競竞爭争詢询價价採采標标項项目目總总結结報报導导傳传統统媒媒網网絡络"
	"視视頻频廣广播播紙纸報报題题圖图書书畫画藝艺術术樂乐舞舞體体協协戲戏劇剧鄰邻裡里裏里裡里創创業业"
	"興兴復复興兴產产實实際际現现狀状況况態态無无為为與与於于從从對对應应該该並并並并開开關关閉闭門门"
	"啟启動动勞劳務务幫帮扶扶貧贫災灾難难緊紧急急險险隊队志志願愿義义愛爱心心樂乐紅红藍蓝黃黄銀银龍龙"
	"馬马鳥鸟魚鱼車车輛辆運运輸输飛飞橋桥樓楼廳厅廟庙臺台灣湾島岛東东西西華华東东國国際际區区內内閣阁"
	"濤涛錦锦繡绣嶺岭豐丰葉叶楊杨陳陈劉刘趙赵吳吴蘇苏鳳凤鶴鹤蓮莲蘭兰鐵铁鋼钢鐘钟壽寿寶宝寧宁靜静頭头順顺領领顧顾頂顶顏颜風风飄飘"
	"齊齐齡龄龐庞歡欢歐欧氣气漢汉滿满澤泽濟济濱滨灘滩營营爐炉爾尔獅狮瓊琼環环異异當当畢毕發发盧卢盡尽碼码禮礼禪禅稅税穩稳窯窑竅窍競竞筆笔"
	"築筑節节簡简糧粮紀纪約约純纯紗纱細细終终維维綱纲緣缘縣县縱纵繁繁績绩織织繼继續续羅罗羨羡習习聖圣聽听聲声職职腦脑臨临舉举舊旧艦舰蕭萧"
	"薦荐藥药蘆芦處处虛虚虧亏蟲虫術术衆众補补裝装製制複复襲袭覺觉覽览觀观計计討讨託托設设許许診诊詞词該该詳详誠诚語语誤误說说誰谁請请諸诸"
	"諾诺謀谋謝谢識识譚谭譯译讀读變变讓让豬猪貝贝貢贡貨货責责貴贵貸贷賀贺賓宾賞赏賢贤質质贈赠趕赶躍跃軍军軟软輕轻輝辉輪轮轉转農农邁迈達达"
	"遠远適适遷迁遺遗鄧邓鄭郑釋释針针銅铜錄录鋒锋錯错鍾钟鎖锁鏡镜鑒鉴門门閘闸陽阳陰阴陣阵陸陆隨随隱隐雜杂雞鸡離离電电雲云霧雾頌颂頓顿頤颐"
	"驗验驚惊驛驿鬥斗鮮鲜鵬鹏麗丽麥麦黨党龔龚"
	"點点線线麵面塊块條条張张幅幅頁页冊册冊册種种樣样雙双隻只幾几萬万億亿兩两壹一貳二參参與与";

#define HAN_FIRST 0x4E00
#define HAN_LAST 0x9FFF

/* Simplified form of every Han character that has one here, 0 for the others. */
static gpointer make_simple(gpointer data)
{
	static guint16 simple[HAN_LAST - HAN_FIRST + 1];

	(void)data;
	for (const char *p = variants; *p != '\0';) {
		const char *to = g_utf8_next_char(p);

		simple[g_utf8_get_char(p) - HAN_FIRST] = (guint16)g_utf8_get_char(to);
		p = g_utf8_next_char(to);
	}
	return simple;
}

static gunichar simplified(gunichar c)
{
	static GOnce once = G_ONCE_INIT;
	const guint16 *simple;

	if (c < HAN_FIRST || c > HAN_LAST)
		return c;
	simple = g_once(&once, make_simple, NULL);
	return simple[c - HAN_FIRST] != 0 ? simple[c - HAN_FIRST] : c;
}

gunichar fold_char(const char *p, size_t *len)
{
	*len = (size_t)g_utf8_skip[(unsigned char)*p];
	return g_utf8_get_char(p);
}

size_t fold_count(struct str s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		n += ((unsigned char)s.p[i] & 0xC0) != 0x80;
	return n;
}

static bool is_invisible(gunichar c)
{
	return (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF || c == 0xAD
		|| (c >= 0x202A && c <= 0x202E);
}

static bool is_blank(gunichar c)
{
	return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xA0 || c == 0x3000 || (c >= 0x2000 && c <= 0x200A)
		|| c == 0x202F;
}

/* The last character of s and its length. */
static gunichar last_char(struct str s, size_t *len)
{
	size_t i = s.n - 1;

	while (i > 0 && ((unsigned char)s.p[i] & 0xC0) == 0x80)
		i--;
	*len = s.n - i;
	return g_utf8_get_char(s.p + i);
}

static struct str trim_blanks(struct str s)
{
	size_t len;

	while (s.n > 0) {
		gunichar c = fold_char(s.p, &len);

		if (!is_blank(c) && !is_invisible(c))
			break;
		s = str_from(s, len);
	}
	while (s.n > 0) {
		gunichar c = last_char(s, &len);

		if (!is_blank(c) && !is_invisible(c))
			break;
		s.n -= len;
	}
	return s;
}

/* What needs no trimming: printable ASCII but for the three that wrap text, and
 * Han characters (leads E4 to E9). */
static bool is_plain(char byte)
{
	unsigned char c = (unsigned char)byte;

	return (c > ' ' && c < 0x7F && c != '\'' && c != '=' && c != '"') || (c >= 0xE4 && c <= 0xE9);
}

static bool ends_plain(struct str s)
{
	return (unsigned char)s.p[s.n - 1] < 0x80 ? is_plain(s.p[s.n - 1]) : s.n >= 3 && is_plain(s.p[s.n - 3]);
}

bool fold_is_trimmed(struct str s)
{
	return is_plain(s.p[0]) && ends_plain(s);
}

struct str fold_trim(struct str s)
{
	if (s.n == 0 || fold_is_trimmed(s))
		return s;
	s = trim_blanks(s);
	if (s.n >= 3 && s.p[0] == '=' && s.p[1] == '"' && s.p[s.n - 1] == '"')
		s = trim_blanks((struct str){ s.p + 2, s.n - 3 });
	if (s.n > 0 && s.p[0] == '\'')
		s = trim_blanks(str_from(s, 1));
	return s;
}

/* ASCII of a full-width form, or c. */
static gunichar narrow(gunichar c)
{
	return c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : c;
}

static bool is_ascii(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] >= 0x80)
			return false;
	return true;
}

struct str fold_width(struct str s, GString *buf)
{
	if (is_ascii(s))
		return s;
	g_string_set_size(buf, 0);
	for (size_t i = 0, len; i < s.n; i += len) {
		gunichar c = fold_char(s.p + i, &len);

		if (!is_invisible(c))
			g_string_append_unichar(buf, is_blank(c) ? ' ' : narrow(c));
	}
	return (struct str){ buf->str, buf->len };
}

static gunichar text_char(gunichar c)
{
	gunichar ascii = narrow(c);

	if (ascii != c)
		return g_ascii_isalnum((gchar)ascii) ? ascii : c;
	return c == 0xA0 || c == 0x3000 || c == 0x202F || (c >= 0x2000 && c <= 0x200A) ? ' ' : c;
}

/* Only characters with one of four lead bytes can be changed. */
bool fold_keeps_text(struct str s)
{
	for (size_t i = 0, len; i < s.n; i++) {
		unsigned char lead = (unsigned char)s.p[i];
		gunichar c;

		if (lead != 0xC2 && lead != 0xE2 && lead != 0xE3 && lead != 0xEF)
			continue;
		c = fold_char(s.p + i, &len);
		if (is_invisible(c) || text_char(c) != c)
			return false;
	}
	return true;
}

struct str fold_text(struct str s, GString *buf)
{
	if (fold_keeps_text(s))
		return s;
	g_string_set_size(buf, 0);
	for (size_t i = 0, len; i < s.n; i += len) {
		gunichar c = fold_char(s.p + i, &len);

		if (!is_invisible(c))
			g_string_append_unichar(buf, text_char(c));
	}
	return (struct str){ buf->str, buf->len };
}

static bool is_quotation(gunichar c)
{
	return c == '"' || c == '\'' || (c >= 0x2018 && c <= 0x201F) || c == 0x300C || c == 0x300D;
}

static gunichar key_char(gunichar c)
{
	c = narrow(c);
	if (is_blank(c) || is_invisible(c) || is_quotation(c))
		return 0;
	if (c == 0x3010 || c == '[')
		return '(';
	if (c == 0x3011 || c == ']')
		return ')';
	return c < 0x80 ? (gunichar)g_ascii_tolower((gchar)c) : simplified(c);
}

/* No character becomes longer, so the text of buf never outgrows s. */
struct str fold_key(struct str s, GString *buf)
{
	char *to;

	g_string_set_size(buf, s.n);
	to = buf->str;
	for (size_t i = 0, len; i < s.n; i += len) {
		gunichar c = key_char(fold_char(s.p + i, &len));

		if (c < 0x80)
			*to = (char)c;
		to += c >= 0x80 ? g_unichar_to_utf8(c, to) : c != 0;
	}
	g_string_set_size(buf, (gsize)(to - buf->str));
	return (struct str){ buf->str, buf->len };
}
