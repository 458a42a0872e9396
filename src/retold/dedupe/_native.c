/* The inner loops of `retold dedupe`: the same results as the modules beside it, several times
 * sooner. Everything here is optional: `native.py` says what happens without it. Whatever is unusual
 * is left to Python, so that there is one place that knows of it.
 *
 * C99 for GCC and Clang, without Python's interface, so that one build serves every version of
 * Python. Numbers are little-endian.
 */

#define _POSIX_C_SOURCE 200809L

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#ifdef _WIN32
#define EXPORT __declspec(dllexport)
#else
#define EXPORT __attribute__((visibility("default")))
#endif

/* Loops over numbers of 64 bits, which processors that multiply eight of them at once do sooner. */
#if defined(__x86_64__) && defined(__GLIBC__) && !defined(__clang__) && __GNUC__ >= 12
#define WIDE __attribute__((target_clones("arch=x86-64-v4", "default")))
#else
#define WIDE
#endif

typedef const uint8_t *bytes;

EXPORT int retold_version(void)
{
    return 11;
}

/* ---- lines: where the text of a JSON record lies ---- */

enum { DEEPEST = 60, LONGEST_NUMBER = 300 };

static bytes skip_space(bytes at, bytes end)
{
    while (at < end && (*at == ' ' || *at == '\t' || *at == '\n' || *at == '\r'))
        at++;
    return at;
}

/* One code point of UTF-8 beyond ASCII: what follows it, or NULL. */
static bytes skip_code(bytes at, bytes end)
{
    int more = *at >= 0xF0 ? 3 : *at >= 0xE0 ? 2 : 1;
    if (*at < 0xC2 || *at > 0xF4 || end - at <= more)
        return NULL;
    if ((*at == 0xE0 && at[1] < 0xA0) || (*at == 0xED && at[1] > 0x9F) ||
        (*at == 0xF0 && at[1] < 0x90) || (*at == 0xF4 && at[1] > 0x8F))
        return NULL;
    for (int next = 1; next <= more; next++)
        if ((at[next] & 0xC0) != 0x80)
            return NULL;
    return at + more + 1;
}

static int hex_digits(bytes at, bytes end)
{
    if (end - at < 4)
        return -1;
    int code = 0;
    for (int next = 0; next < 4; next++) {
        uint8_t digit = at[next];
        int value = digit >= '0' && digit <= '9'   ? digit - '0'
                    : digit >= 'a' && digit <= 'f' ? digit - 'a' + 10
                    : digit >= 'A' && digit <= 'F' ? digit - 'A' + 10
                                                   : -1;
        if (value < 0)
            return -1;
        code = code * 16 + value;
    }
    return code;
}

/* The quotation mark that ends a string which begins at `at`, or NULL. */
static bytes string_end(bytes at, bytes end)
{
    while (at < end) {
        if (*at == '"')
            return at;
        if (*at == '\\') {
            if (end - at < 2)
                return NULL;
            if (at[1] == 'u' ? hex_digits(at + 2, end) < 0 : !strchr("\"\\/bfnrt", at[1]) || !at[1])
                return NULL;
            at += at[1] == 'u' ? 6 : 2;
        } else if (*at < 0x80) {
            at++;
        } else if (!(at = skip_code(at, end))) {
            return NULL;
        }
    }
    return NULL;
}

/* The mark that ends a text, of which escapes and encoding are looked at when it is folded. */
static bytes text_end(bytes at, bytes end)
{
    for (bytes from = at; (at = memchr(at, '"', (size_t)(end - at))); at++) {
        bytes slash = at;
        while (slash > from && slash[-1] == '\\')
            slash--;
        if ((at - slash) % 2 == 0)
            return at;
    }
    return NULL;
}

static bytes skip_digits(bytes at, bytes end)
{
    while (at < end && *at >= '0' && *at <= '9')
        at++;
    return at;
}

static bytes skip_number(bytes at, bytes end)
{
    bytes start = at;
    if (*at == '-')
        at++;
    bytes whole = at;
    at = skip_digits(at, end);
    if (at == whole || (*whole == '0' && at - whole > 1))
        return NULL;
    if (at < end && *at == '.') {
        bytes part = ++at;
        if ((at = skip_digits(at, end)) == part)
            return NULL;
    }
    if (at < end && (*at == 'e' || *at == 'E')) {
        at++;
        if (at < end && (*at == '+' || *at == '-'))
            at++;
        bytes power = at;
        if ((at = skip_digits(at, end)) == power)
            return NULL;
    }
    return at - start > LONGEST_NUMBER ? NULL : at;
}

/* What follows a value of JSON, or NULL where it is none, or nothing usual. */
static bytes skip_value(bytes at, bytes end, int deep)
{
    if (at >= end || deep > DEEPEST)
        return NULL;
    if (*at == '"')
        return (at = string_end(at + 1, end)) ? at + 1 : NULL;
    if (*at == '{' || *at == '[') {
        uint8_t closing = *at == '{' ? '}' : ']';
        at = skip_space(at + 1, end);
        if (at < end && *at == closing)
            return at + 1;
        for (;;) {
            if (closing == '}') {
                if (at >= end || *at != '"' || !(at = string_end(at + 1, end)))
                    return NULL;
                at = skip_space(at + 1, end);
                if (at >= end || *at != ':')
                    return NULL;
                at = skip_space(at + 1, end);
            }
            if (!(at = skip_value(at, end, deep + 1)))
                return NULL;
            at = skip_space(at, end);
            if (at >= end)
                return NULL;
            if (*at == closing)
                return at + 1;
            if (*at != ',')
                return NULL;
            at = skip_space(at + 1, end);
        }
    }
    for (const char *const *word = (const char *const[]){"true", "false", "null", NULL}; *word; word++) {
        size_t size = strlen(*word);
        if ((size_t)(end - at) >= size && !memcmp(at, *word, size))
            return at + size;
    }
    return skip_number(at, end);
}

typedef struct {
    int64_t text, text_end, other, other_end;
} Place;

static const Place NOWHERE = {-1, -1, -1, -1};

/* The names of the fields of the text and of another, which is NULL where none is asked for. */
typedef struct {
    bytes text;
    int64_t text_size;
    bytes other;
    int64_t other_size;
} Names;

static int is_name(bytes name, int64_t size, bytes wanted, int64_t wanted_size)
{
    return wanted && size == wanted_size && !memcmp(name, wanted, (size_t)size);
}

/* Find the fields of a line that is one record and has each of them once; 0 for any other line. */
static int find_fields(bytes data, bytes line, bytes end, const Names *names, Place *found)
{
    *found = NOWHERE;
    bytes at = skip_space(line, end);
    if (at >= end || *at != '{')
        return 0;
    at = skip_space(at + 1, end);
    for (;;) {
        if (at >= end || *at != '"')
            return 0;
        bytes name = at + 1;
        if (!(at = string_end(name, end)))
            return 0;
        int64_t size = at - name;
        if (memchr(name, '\\', (size_t)size))
            return 0;
        at = skip_space(at + 1, end);
        if (at >= end || *at != ':')
            return 0;
        bytes value = at = skip_space(at + 1, end);
        if (is_name(name, size, names->text, names->text_size)) {
            if (found->text >= 0 || at >= end || *at != '"' || !(at = text_end(at + 1, end)))
                return 0;
            found->text = value + 1 - data;
            found->text_end = at++ - data;
        } else {
            int other = is_name(name, size, names->other, names->other_size);
            if ((other && found->other >= 0) || !(at = skip_value(at, end, 0)))
                return 0;
            if (other) {
                found->other = value - data;
                found->other_end = at - data;
            }
        }
        at = skip_space(at, end);
        if (at >= end)
            return 0;
        if (*at == '}')
            return found->text >= 0 && skip_space(at + 1, end) == end;
        if (*at != ',')
            return 0;
        at = skip_space(at + 1, end);
    }
}

/* Where the lines of some data begin, and the end of the last; how many lines there are, or -1 where
 * they are more than there is room for. */
EXPORT int64_t retold_bounds(bytes data, int64_t size, int64_t room, int64_t *bounds)
{
    int64_t count = 0;
    bytes at = data, end = data + size;
    bounds[0] = 0;
    while (at < end && count < room) {
        bytes next = memchr(at, '\n', (size_t)(end - at));
        at = next ? next + 1 : end;
        bounds[++count] = at - data;
    }
    return at < end ? -1 : count;
}

/* Where the text and the other field of each line lie; -1 for texts that the caller must look for,
 * and for fields that are not there. */
EXPORT void retold_fields(bytes data, const int64_t *bounds, int64_t count, const Names *names, Place *places)
{
    for (int64_t row = 0; row < count; row++)
        if (!find_fields(data, data + bounds[row], data + bounds[row + 1], names, places + row))
            places[row] = NOWHERE;
}

/* ---- fold: words in lower case with nothing but spaces between them ---- */

/* What the code points of two bytes fold to, from U+0080, and which of three from U+2000, of the forms
 * from U+FE00 and of the pictures from U+1F000 are signs or fall away. A FRACTION has a digit below
 * and one above four bits. Made by the module beside; what is not known there is for the caller to
 * fold. */
enum { UNKNOWN = 0, SIGN = 0x20, DROPPED = 0xFFFF, UPPER = 0x8000, FRACTION = 0x4000, CAPITAL = 0x0B };
enum { TRIPLES = 0x2000, FORMS = 0xFE00, PICTURES = 0x1F000 };

typedef struct {
    uint16_t pairs[0x780], triples[0x1000], forms[0x200], pictures[0xB00];
} Table;

enum { CHUNK = 16, BLOCK = 64 };

static const uint64_t ONES = UINT64_C(0x0101010101010101);

static inline uint64_t load(bytes at)
{
    uint64_t block;
    memcpy(&block, at, 8);
    return block;
}

static uint8_t fold_ascii(uint8_t code)
{
    uint8_t low = code | 0x20;
    uint8_t letter = (uint8_t)-((uint8_t)(low - 'a') < 26), digit = (uint8_t)-((uint8_t)(code - '0') < 10);
    return (uint8_t)((low & letter) | (code & digit) | (' ' & ~(letter | digit)));
}

/* Of eight bytes the first that is not ASCII, or, where texts are escaped, begins an escape: its
 * highest bit is set, and none of a byte before it. */
static uint64_t special(uint64_t block, int escaped)
{
    uint64_t slash = block ^ ONES * '\\';
    slash = (slash - ONES) & ~slash;
    return (block | (escaped ? slash : 0)) & ONES << 7;
}

/* Fold sixteen bytes, and copy them to `raw`; returns how many of them, from the first, are of ASCII and no escape. The
 * loop becomes a few wide instructions. */
static int fold_chunk(bytes at, int escaped, uint8_t *out, uint8_t *raw)
{
    uint64_t first = special(load(at), escaped), second = special(load(at + 8), escaped);
    uint8_t held[CHUNK];
    memcpy(held, at, CHUNK);
    memcpy(raw, held, CHUNK);
    for (int byte = 0; byte < CHUNK; byte++)
        held[byte] = fold_ascii(held[byte]);
    memcpy(out, held, CHUNK);
    return first ? __builtin_ctzll(first) / 8 : second ? 8 + __builtin_ctzll(second) / 8 : CHUNK;
}

/* The code point of the escape at `at`, '?' for half a pair, or -1; what follows goes to `next`. */
static int read_escape(bytes at, bytes end, bytes *next)
{
    *next = at + 2;
    if (end - at < 2)
        return -1;
    if (at[1] != 'u')
        return at[1] && strchr("\"\\/bfnrt", at[1]) ? ' ' : -1;
    int code = hex_digits(at + 2, end);
    *next = at += 6;
    if (code < 0xD800 || code >= 0xE000)
        return code;
    int second = code < 0xDC00 && end - at >= 6 && at[0] == '\\' && at[1] == 'u' ? hex_digits(at + 2, end) : -1;
    if (second < 0xDC00 || second >= 0xE000)
        return '?';
    *next = at + 6;
    return 0x10000 + ((code - 0xD800) << 10) + (second - 0xDC00);
}

/* The code point of UTF-8 at `at`, or -1; what follows goes to `next`. */
static int read_code(bytes at, bytes end, bytes *next)
{
    if (*at < 0x80) {
        *next = at + 1;
        return *at;
    }
    if (!(*next = skip_code(at, end)))
        return -1;
    int64_t size = *next - at;
    int code = *at & (0x7F >> size);
    for (int more = 1; more < size; more++)
        code = code << 6 | (at[more] & 0x3F);
    return code;
}

/* What a code point folds to. */
static int fold_code(const Table *table, int code)
{
    return code < 0                                          ? UNKNOWN
           : code < 0x80                                     ? fold_ascii((uint8_t)code)
           : code < 0x800                                    ? table->pairs[code - 0x80]
           : code >= TRIPLES && code < TRIPLES + 0x1000      ? table->triples[code - TRIPLES]
           : code >= FORMS && code < FORMS + 0x200           ? table->forms[code - FORMS]
           : code >= PICTURES && code < PICTURES + 0xB00     ? table->pictures[code - PICTURES]
                                                             : UNKNOWN;
}

/* Fold a text into `out`; its size then, or -1 where a letter is not known. `raw` receives for each
 * letter its case: a capital of ASCII for a capital, something else for any other. */
static int64_t fold_text(const Table *table, bytes at, bytes end, int escaped, uint8_t *out, uint8_t *raw)
{
    uint8_t *start = out;
    for (;;) {
        uint8_t last[CHUNK];
        int64_t left = end - at;
        bytes chunk = at;
        if (left < CHUNK) {
            memset(last, ' ', CHUNK);
            chunk = memcpy(last, at, (size_t)left);
        }
        int plain = fold_chunk(chunk, escaped, out, raw + (out - start));
        if (plain >= left)
            return out + left - start;
        at += plain;
        out += plain;
        if (plain == CHUNK)
            continue;
        bytes next;
        int letter = *at == '\\' ? read_escape(at, end, &next) : read_code(at, end, &next);
        int code = fold_code(table, letter);
        if (code == UNKNOWN)
            return -1;
        at = next;
        raw[out - start] = letter < 0x80 ? (uint8_t)letter : ' ';
        if (code != DROPPED && code & FRACTION) {
            memset(raw + (out - start), ' ', 3);
            *out++ = (uint8_t)('0' | (code >> 4 & 0xF));
            *out++ = ' ';
            *out++ = (uint8_t)('0' | (code & 0xF));
            continue;
        }
        if (code != DROPPED && code & UPPER) {
            raw[out - start] = 'A';
            code &= ~UPPER;
        }
        if (code < 0x80) {
            *out++ = (uint8_t)code;
        } else if (code != DROPPED) {
            *out++ = (uint8_t)(0xC0 | code >> 6);
            *out++ = (uint8_t)(0x80 | (code & 0x3F));
        }
    }
}

/* ---- sketch: hashes of words and shingles ---- */

#define M1 UINT64_C(0x9E3779B97F4A7C15)
#define M2 UINT64_C(0xD6E8FEB86659FD93)
#define STEP UINT64_C(0xA0761D6478BD642F)

enum { LONGEST_WORD = 64, SHINGLE = 5 };

/* Marks of a word, in the lowest bits of what is kept of it, and the other bits. */
enum { DIGIT = 1, NAME = 2 };
static const uint32_t WORD = UINT32_C(0xFFFFFFFC);

static const uint64_t MASKS[9] = {
    0, 0xFF, 0xFFFF, 0xFFFFFF, 0xFFFFFFFF, UINT64_C(0xFFFFFFFFFF), UINT64_C(0xFFFFFFFFFFFF),
    UINT64_C(0xFFFFFFFFFFFFFF), UINT64_MAX,
};

static inline uint64_t first_bytes(bytes at, int64_t size)
{
    return load(at) & MASKS[size < 0 ? 0 : size < 8 ? size : 8];
}

/* Which of the 64 bytes at `at` are no spaces, the first in the lowest bit. */
static inline uint64_t inside_words(bytes at)
{
    uint64_t bits = 0;
#ifdef __SSE2__
    for (int part = 0; part < BLOCK / 16; part++) {
        __m128i block = _mm_loadu_si128((const __m128i *)(at + 16 * part));
        uint64_t spaces = (uint64_t)_mm_movemask_epi8(_mm_cmpeq_epi8(block, _mm_set1_epi8(' ')));
        bits |= (~spaces & 0xFFFF) << (16 * part);
    }
#else
    for (int part = 0; part < BLOCK / 8; part++) {
        uint64_t block = load(at + 8 * part) ^ ONES * ' ';
        uint64_t some = ((((block & ONES * 0x7F) + ONES * 0x7F) | block) >> 7) & ONES;
        bits |= (some * UINT64_C(0x0102040810204080) >> 56) << (8 * part);
    }
#endif
    return bits;
}

enum { TURNS = 8 };

/* Where the words of a folded text begin and end, in turn; how many words there are. The text ends
 * in a whole block of spaces. So many turns are put down at once, a few too many at the end, which
 * goes wrong less often in the processor's guess of how often to go on. */
WIDE static int64_t find_words(bytes folded, int64_t size, uint32_t *edges)
{
    uint32_t *next = edges;
    uint64_t before = 0;
    for (int64_t at = 0; at <= size; at += BLOCK) {
        uint64_t inside = inside_words(folded + at);
        uint64_t turns = inside ^ (inside << 1 | before);
        int count = __builtin_popcountll(turns);
        before = inside >> 63;
        for (int done = 0; done < count; done += TURNS)
            for (int turn = 0; turn < TURNS; turn++) {
                next[done + turn] = (uint32_t)(at + __builtin_ctzll(turns | UINT64_C(1) << 63));
                turns &= turns - 1;
            }
        next += count;
    }
    return (next - edges) / 2;
}

static uint64_t hash_long(bytes word, int64_t size)
{
    uint64_t hash = 0;
    for (int64_t done = 0; done < size; done += 8)
        hash += first_bytes(word + done, size - done) * (M1 + (uint64_t)(done / 8) * (STEP - 1));
    hash ^= hash >> 32;
    hash *= M2;
    return hash ^ hash >> 29;
}

/* Of the first sixteen bytes without a branch that depends on the word. */
static inline uint64_t hash_word(bytes word, int64_t size)
{
    uint64_t hash = first_bytes(word, size) * M1;
    hash ^= hash >> 32;
    uint64_t longer = (hash ^ first_bytes(word + 8, size - 8)) * M2;
    longer ^= longer >> 29;
    hash = size > 8 ? longer : hash;
    if (size > 16) {
        if (size > LONGEST_WORD)
            return hash_long(word, size);
        for (int64_t done = 16; done < size; done += 8) {
            hash = (hash ^ first_bytes(word + done, size - done)) * M2;
            hash ^= hash >> 29;
        }
    }
    return hash;
}

/* How coarsely a text of so many words is sampled: one shingle in 2 to this power. */
static int level_of(int64_t words, int64_t samples, int64_t coarsest)
{
    int level = 0;
    while (level < coarsest && words >= samples << (level + 1))
        level++;
    return level;
}

/* A text that repeats itself may have none of its few shingles sampled; it is sampled more finely
 * then, until so many are. */
enum { FEWEST = 4 };

/* `form` is how texts are given; `samples` and `coarsest` say how many shingles are sampled. */
enum { PLAIN, ESCAPED, FOLDED };

typedef struct {
    int64_t form, samples, coarsest;
} Options;

typedef struct {
    uint64_t *keys, *samples;
    int64_t *owners;
    uint32_t *words;
    int64_t sampled;
} Sketches;

static inline int is_digit(uint8_t letter)
{
    return (uint8_t)(letter - '0') < 10;
}

/* The marks of a word that has its letters in a folded text, and their case in `raw`; where the text
 * came folded, a sign before it says that it began with a capital. */
static inline uint32_t marks_of(bytes folded, bytes raw, const uint32_t *edges, int form)
{
    uint32_t start = edges[0], end = edges[1];
    int name = form == FOLDED ? start > 0 && raw[start - 1] == CAPITAL : (uint8_t)(raw[start] - 'A') < 26;
    return (is_digit(folded[start]) | is_digit(folded[end - 1]) ? DIGIT : 0) | (name ? NAME : 0);
}

/* The hashes of words, and their marks. */
static void hash_words(bytes folded, bytes raw, const uint32_t *edges, int64_t count, int form,
                            uint64_t *hashes, uint32_t *words)
{
    for (int64_t word = 0; word < count; word++) {
        hashes[word] = hash_word(folded + edges[2 * word], edges[2 * word + 1] - edges[2 * word]);
        words[word] = marks_of(folded, raw, edges + 2 * word, form);
    }
}

/* Put the text, folded, and the case of its letters where there is room for both; its size, or -1. */
static int64_t fold_into(bytes text, int64_t size, const Options *options, const Table *table,
                         uint8_t *folded, uint8_t *raw)
{
    if (options->form != FOLDED)
        return fold_text(table, text, text + size, options->form == ESCAPED, folded, raw);
    memcpy(raw, text, (size_t)size);
    for (int64_t at = 0; at < size; at++)
        folded[at] = text[at] == CAPITAL ? ' ' : text[at];
    return size;
}

/* The hash of the shingle that begins at each word but the last four; returns their sum. */
WIDE static uint64_t hash_shingles(const uint64_t *hashes, int64_t size, uint64_t *shingles)
{
    uint64_t sum = 0;
    for (int64_t at = 0; at < size; at++) {
        uint64_t hash = hashes[at];
        for (int next = 1; next < SHINGLE; next++)
            hash = hash * STEP + hashes[at + next];
        hash ^= hash >> 32;
        hash *= M2;
        hash ^= hash >> 32;
        shingles[at] = hash;
        sum += hash;
    }
    return sum;
}

/* Put down the hashes of words, each beside its marks; returns a number that tells their order. */
WIDE static uint64_t keep_words(const uint64_t *hashes, int64_t size, uint32_t *words)
{
    uint64_t order = 0;
    for (int64_t at = 0; at < size; at++) {
        order += (M1 + (uint64_t)at * (STEP - 1)) * hashes[at];
        words[at] |= (uint32_t)(hashes[at] >> 32) & WORD;
    }
    return order;
}

/* Sketch a text of so many words; `shingles` has room for as many. */
static void sketch_words(const uint64_t *hashes, int64_t size, int64_t row, const Options *options,
                         uint64_t *shingles, Sketches *into)
{
    int64_t before = into->sampled, last = size < SHINGLE ? 0 : size - SHINGLE + 1;
    int level = level_of(size, options->samples, options->coarsest);
    into->keys[2 * row] = keep_words(hashes, size, into->words);
    into->keys[2 * row + 1] = hash_shingles(hashes, last, shingles);
    into->words += size;
    if (options->coarsest < 0)
        return;
    do {
        uint64_t mask = (UINT64_C(1) << level) - 1;
        int64_t sampled = before;
        for (int64_t at = 0; at < last; at++) {
            into->samples[sampled] = shingles[at];
            sampled += !(shingles[at] & mask) & !!shingles[at];
        }
        into->sampled = sampled;
    } while (into->sampled - before < FEWEST && level-- > 0);
    for (int64_t at = before; at < into->sampled; at++)
        into->owners[at] = row;
}

/* Sketch some texts that lie in one buffer.
 *
 * `counts` receives how many words each has, -1 for those that the caller must fold, and for those
 * that begin at -1; `keys` two numbers for each; `samples` and `owners` the sampled shingles and
 * their rows (none where `coarsest` is negative); `words` the high halves of all hashes, and marks.
 * `folded` has room for three times the longest text and two BLOCKs, `edges` for as many numbers as one of
 * them, `hashes` for half.
 * Returns how many samples there are.
 */
EXPORT int64_t retold_sketch(bytes data, const int64_t *from, const int64_t *to, int64_t count,
                             const Options *options, const Table *table, uint8_t *folded, int64_t room,
                             uint32_t *edges, uint64_t *hashes, int64_t *counts, uint64_t *keys,
                             uint64_t *samples, int64_t *owners, uint32_t *words)
{
    Sketches into = {keys, samples, owners, words, 0};
    uint8_t *raw = folded + room;
    for (int64_t row = 0; row < count; row++) {
        counts[row] = -1;
        if (from[row] < 0)
            continue;
        bytes text = data + from[row];
        int64_t size = to[row] - from[row];
        size = fold_into(text, size, options, table, folded, raw);
        if (size < 0)
            continue;
        memset(folded + size, ' ', 2 * BLOCK);
        int64_t found = counts[row] = find_words(folded, size, edges);
        hash_words(folded, raw, edges, found, (int)options->form, hashes, into.words);
        sketch_words(hashes, found, row, options, (uint64_t *)edges, &into);
    }
    return into.sampled;
}

/* ---- part: numbers by their first bits ---- */

static int64_t bucket_of(uint64_t number, uint64_t least, int64_t shift, int64_t buckets)
{
    uint64_t above = (number - least) >> shift;
    return above < (uint64_t)buckets ? (int64_t)above : buckets - 1;
}

/* Put numbers into buckets, those of each in their order; `starts`, zeros, receives where each bucket
 * begins, and the end of the last. */
EXPORT void retold_part(const uint64_t *numbers, int64_t count, uint64_t least, int64_t shift, int64_t buckets,
                        uint64_t *parted, int64_t *starts)
{
    for (int64_t at = 0; at < count; at++)
        starts[bucket_of(numbers[at], least, shift, buckets) + 1]++;
    for (int64_t bucket = 0; bucket < buckets; bucket++)
        starts[bucket + 1] += starts[bucket];
    for (int64_t at = 0; at < count; at++)
        parted[starts[bucket_of(numbers[at], least, shift, buckets)]++] = numbers[at];
    for (int64_t bucket = buckets; bucket > 0; bucket--)
        starts[bucket] = starts[bucket - 1];
    starts[0] = 0;
}

/* ---- sort: numbers by the bits in which they differ ---- */

enum { DIGIT_BITS = 11, DIGITS = 1 << DIGIT_BITS };

/* Put numbers in order by so many bits from `shift` on, those that have the same as they come. */
static void sort_digit(const uint64_t *numbers, int64_t count, int shift, uint64_t *sorted)
{
    int64_t starts[DIGITS + 1] = {0};
    for (int64_t at = 0; at < count; at++)
        starts[(numbers[at] >> shift) % DIGITS + 1]++;
    for (int digit = 1; digit < DIGITS; digit++)
        starts[digit] += starts[digit - 1];
    for (int64_t at = 0; at < count; at++)
        sorted[starts[(numbers[at] >> shift) % DIGITS]++] = numbers[at];
}

/* Sort numbers; `spare` has room for as many. */
EXPORT void retold_sort(uint64_t *numbers, int64_t count, uint64_t *spare)
{
    uint64_t differing = 0, *from = numbers, *into = spare;
    for (int64_t at = 1; at < count; at++)
        differing |= numbers[at] ^ numbers[at - 1];
    while (differing) {
        int shift = __builtin_ctzll(differing);
        sort_digit(from, count, shift, into);
        uint64_t *sorted = into;
        into = from;
        from = sorted;
        differing &= shift + DIGIT_BITS < 64 ? UINT64_MAX << (shift + DIGIT_BITS) : 0;
    }
    if (from != numbers)
        memcpy(numbers, from, (size_t)count * sizeof *numbers);
}

/* ---- meet: documents that share a sample ---- */

enum { NEIGHBOURS = 8, RARE = 3, MEETING = 4, SAMPLE_SHIFT = 28 };

typedef struct {
    int64_t *samples, *shared, *cut;
} Crowds;

/* Add the pairs of the documents of one sample; how many there are. */
static int64_t pair_group(const uint64_t *group, int64_t size, const Crowds *crowds, uint64_t *pairs)
{
    const uint64_t low = (UINT64_C(1) << SAMPLE_SHIFT) - 1;
    uint64_t rare = size <= RARE, *next = pairs;
    for (int64_t at = 0; at < size; at++) {
        uint64_t later = (group[at] & low) << SAMPLE_SHIFT;
        crowds->shared[group[at] & low] += size >= MEETING;
        for (int64_t lag = 1; lag <= NEIGHBOURS && lag <= at; lag++)
            *next++ = (later | (group[at - lag] & low)) << 1 | rare;
        for (int64_t first = 0; first < NEIGHBOURS && first + NEIGHBOURS < at; first++)
            *next++ = (later | (group[first] & low)) << 1 | rare;
    }
    if (size > 2 * NEIGHBOURS + 1) {
        int64_t rest = size - 2 * NEIGHBOURS - 1;
        crowds->cut[0]++;
        crowds->cut[1] += rest * (rest + 1) / 2;
    }
    return next - pairs;
}

/* The pairs of documents that share a sample, given sorted samples with their documents; those that
 * have the place -1 are left out. `placed` and `spare` have room for all, `pairs` for sixteen times
 * as many. Returns how many pairs there are. */
EXPORT int64_t retold_meet(const uint64_t *entries, int64_t count, const int64_t *places, const Crowds *crowds,
                           uint64_t *placed, uint64_t *spare, uint64_t *pairs)
{
    const uint64_t low = (UINT64_C(1) << SAMPLE_SHIFT) - 1;
    int64_t size = 0, found = 0;
    int sorted = 1;
    for (int64_t at = 0; at < count; at++) {
        int64_t place = places[entries[at] & low];
        if (place < 0)
            continue;
        placed[size] = (entries[at] & ~low) | (uint64_t)place;
        sorted &= !size || placed[size - 1] <= placed[size];
        size++;
    }
    if (!sorted)
        retold_sort(placed, size, spare);
    for (int64_t start = 0, end; start < size; start = end) {
        int64_t group = start;
        for (end = start + 1; end < size && !((placed[end] ^ placed[start]) >> SAMPLE_SHIFT); end++)
            if (placed[end] != placed[group])
                placed[++group] = placed[end];
        for (int64_t at = start; at <= group; at++)
            crowds->samples[placed[at] & low]++;
        if (group > start)
            found += pair_group(placed + start, group - start + 1, crowds, pairs + found);
    }
    return found;
}

/* How many samples pairs must share to be worth comparing: see `are_strong` in the module beside.
 * `containment` and `order` are 0 where they do not count. */
typedef struct {
    double resemblance, containment, order, unchanged, share, few;
    int64_t samples, coarsest;
} Strength;

/* A pair of documents that shares so many samples, and so many rare ones. */
typedef struct {
    int64_t later, earlier, shared, rare;
} Met;

static int is_strong(const Met *met, const int64_t *sizes, const int64_t *telling, const Strength *asked)
{
    int64_t one = sizes[met->later], other = sizes[met->earlier], shortest = one < other ? one : other;
    int64_t longest = one + other - shortest, told = telling[met->later], other_told = telling[met->earlier];
    double every = (double)(INT64_C(1) << level_of(longest, asked->samples, asked->coarsest));
    double wanted = asked->resemblance * (double)(told + other_told - 2 * SHINGLE + 2);
    double contained = asked->containment * (double)(told < other_told ? told : other_told);
    if (asked->containment > 0 && contained < wanted)
        wanted = contained;
    double expected = asked->share * (wanted / every);
    if (met->shared >= 1 && met->shared >= (int64_t)expected)
        return 1;
    int64_t least = asked->unchanged * (double)shortest / every < asked->few ? 1 : 2;
    return asked->order > 0 && (double)shortest >= asked->order * (double)longest && met->rare >= least;
}

/* Of sorted pairs the distinct ones that are strong, and what orders them: the samples that they share,
 * rare ones counted so many times more. Returns how many they are. */
EXPORT int64_t retold_strong(const uint64_t *pairs, int64_t count, const int64_t *sizes, const int64_t *telling,
                             const Strength *asked, int64_t rarer, int64_t *later, int64_t *earlier, int64_t *weights)
{
    const uint64_t low = (UINT64_C(1) << SAMPLE_SHIFT) - 1;
    int64_t strong = 0;
    for (int64_t start = 0, end; start < count; start = end) {
        uint64_t both = pairs[start] >> 1;
        Met met = {(int64_t)(both >> SAMPLE_SHIFT), (int64_t)(both & low), 0, 0};
        for (end = start; end < count && pairs[end] >> 1 == both; end++)
            met.rare += pairs[end] & 1;
        met.shared = end - start;
        if (!is_strong(&met, sizes, telling, asked))
            continue;
        later[strong] = met.later;
        earlier[strong] = met.earlier;
        weights[strong++] = met.shared + rarer * met.rare;
    }
    return strong;
}

/* ---- compare: what two texts share ---- */

typedef const uint32_t *tokens_t;

typedef struct {
    tokens_t one, other;
    int64_t size, other_size;
} Pair;

/* Numbers that stand for keys, from 1 in the order of their coming: an open table of them. */
typedef struct {
    uint64_t mask, *keys;
    uint32_t *slots, known;
} Numbers;

/* Room for the numbers of so many keys; 0 where memory is short. */
static int make_numbers(Numbers *made, int64_t keys)
{
    uint64_t slots = 16;
    while (slots < (uint64_t)keys * 2)
        slots *= 2;
    made->mask = slots - 1;
    made->known = 0;
    made->slots = calloc(slots, sizeof *made->slots);
    made->keys = malloc(((size_t)keys + 1) * sizeof *made->keys);
    return made->slots && made->keys;
}

static void free_numbers(Numbers *made)
{
    free(made->slots);
    free(made->keys);
}

/* The number of a key; of one that is not known a new one, or 0 where none is to be `added`. */
static uint32_t number_of(Numbers *numbers, uint64_t key, int added)
{
    uint64_t slot = (key * M1) >> 32 & numbers->mask;
    for (uint32_t number; (number = numbers->slots[slot]); slot = (slot + 1) & numbers->mask)
        if (numbers->keys[number] == key)
            return number;
    if (!added)
        return 0;
    numbers->keys[++numbers->known] = key;
    return numbers->slots[slot] = numbers->known;
}

static uint64_t shingle_at(tokens_t words)
{
    uint64_t hash = words[0] & WORD;
    for (int next = 1; next < SHINGLE; next++)
        hash = hash * STEP + (words[next] & WORD);
    return hash;
}

/* The shingles of a text in their order; how many they are. */
WIDE static int64_t list_shingles(tokens_t words, int64_t size, uint64_t *shingles)
{
    for (int64_t at = 0; at + SHINGLE <= size; at++)
        shingles[at] = shingle_at(words + at);
    return size < SHINGLE ? 0 : size - SHINGLE + 1;
}

enum { CELL_BITS = 15, SEVERAL = 2 };

/* How many shingles are in each of some cells, SEVERAL at most. */
typedef uint8_t Cells[1 << CELL_BITS];

static inline uint64_t cell_of(uint64_t shingle)
{
    return (shingle * M1) >> (64 - CELL_BITS);
}

static void add_to_cells(uint8_t *cells, const uint64_t *shingles, int64_t count)
{
    for (int64_t at = 0; at < count; at++) {
        uint8_t *cell = cells + cell_of(shingles[at]);
        *cell = (uint8_t)(*cell + (*cell < SEVERAL));
    }
}

/* Leave only the shingles of cells that have several: the others are like no other. How many are left. */
static int64_t keep_several(const uint8_t *cells, uint64_t *shingles, int64_t count)
{
    int64_t kept = 0;
    for (int64_t at = 0; at < count; at++) {
        uint64_t shingle = shingles[at];
        shingles[kept] = shingle;
        kept += cells[cell_of(shingle)] == SEVERAL;
    }
    return kept;
}

/* How many distinct shingles each text of a pair has, and how many both have; 0 without memory. */
static int count_shared(const Pair *pair, int64_t *counts)
{
    Numbers numbers = {0, NULL, NULL, 0};
    Cells cells;
    uint64_t *own = malloc((size_t)(pair->size + pair->other_size + 2) * sizeof *own);
    if (!own)
        return 0;
    uint64_t *theirs = own + pair->size;
    int64_t size = list_shingles(pair->one, pair->size, own);
    int64_t other_size = list_shingles(pair->other, pair->other_size, theirs);
    memset(cells, 0, sizeof cells);
    add_to_cells(cells, own, size);
    add_to_cells(cells, theirs, other_size);
    int64_t left = keep_several(cells, own, size), other_left = keep_several(cells, theirs, other_size);
    uint8_t *met = calloc((size_t)left + 1, 1);
    int made = make_numbers(&numbers, left + other_left) && met;
    if (made) {
        for (int64_t at = 0; at < left; at++)
            number_of(&numbers, own[at], 1);
        uint32_t known = numbers.known, both = 0;
        for (int64_t at = 0; at < other_left; at++) {
            uint32_t number = number_of(&numbers, theirs[at], 1);
            if (number <= known) {
                both += !met[number];
                met[number] = 1;
            }
        }
        counts[0] = size - left + known;
        counts[1] = other_size - other_left + numbers.known - known + both;
        counts[2] = both;
    }
    free_numbers(&numbers);
    free(own);
    free(met);
    return made;
}

enum { LANES = 4, STRIPE = 64 * LANES };

/* The length of the longest common subsequence of two sequences of numbers, those of the first from
 * 1 to `known`; 0 as soon as it cannot reach `least`. A stripe of the first at a time goes along the
 * other (Hyyro 2004, "Bit-parallel LCS-length computation revisited"), and what it carries over is
 * kept for the next. Words that stand so far apart that too many would be left out before or behind
 * are not matched. `matches` is zero for each number, `carries` for each of the other. */
static int64_t match_order(const uint32_t *own, int64_t size, const uint32_t *theirs, int64_t other_size,
                           int64_t least, uint64_t (*matches)[LANES], uint8_t *carries)
{
    int64_t length = 0, before = size - least, behind = other_size - least;
    for (int64_t start = 0; start < size; start += STRIPE) {
        int64_t some = size - start < STRIPE ? size - start : STRIPE;
        int64_t from = start > before ? start - before : 0;
        int64_t to = start + some + behind < other_size ? start + some + behind : other_size;
        for (int64_t at = 0; at < some; at++)
            matches[own[start + at]][at / 64] |= UINT64_C(1) << at % 64;
        uint64_t row[LANES];
        memset(row, 0xFF, sizeof row);
        for (int64_t at = from; at < to; at++) {
            const uint64_t *match = matches[theirs[at]];
            uint64_t carry = carries[at];
            for (int lane = 0; lane < LANES; lane++) {
                uint64_t both = row[lane] & match[lane], sum = row[lane] + both, carried = sum + carry;
                carry = (sum < both) | (carried < sum);
                row[lane] = carried | (row[lane] & ~both);
            }
            carries[at] = (uint8_t)carry;
        }
        for (int64_t at = 0; at < some; at++) {
            length += !(row[at / 64] >> at % 64 & 1);
            matches[own[start + at]][at / 64] = 0;
        }
        if (length + size - start - some < least)
            return 0;
    }
    return length;
}

/* How many words the texts of a pair have in the same order, 0 below `least`; -1 without memory. */
static int64_t count_order(const Pair *pair, int64_t least)
{
    Numbers numbers;
    uint32_t *own = malloc(((size_t)pair->size + 1) * sizeof *own);
    uint32_t *theirs = malloc(((size_t)pair->other_size + 1) * sizeof *theirs);
    uint32_t *left = calloc((size_t)pair->size + 1, sizeof *left);
    uint8_t *carries = calloc((size_t)pair->other_size + 1, 1);
    uint64_t(*matches)[LANES] = calloc((size_t)pair->size + 1, sizeof *matches);
    int64_t length = -1;
    if (make_numbers(&numbers, pair->size) && own && theirs && left && carries && matches) {
        int64_t common = 0;
        for (int64_t at = 0; at < pair->size; at++)
            left[own[at] = number_of(&numbers, pair->one[at] & WORD, 1)]++;
        for (int64_t at = 0; at < pair->other_size; at++) {
            theirs[at] = number_of(&numbers, pair->other[at] & WORD, 0);
            if (left[theirs[at]]) {
                left[theirs[at]]--;
                common++;
            }
        }
        length = common < least ? 0
                                : match_order(own, pair->size, theirs, pair->other_size, least, matches, carries);
    }
    free_numbers(&numbers);
    free(own);
    free(theirs);
    free(left);
    free(carries);
    free(matches);
    return length;
}

/* What a pair is asked: its least resemblance and order of words (0 where that does not count), and
 * of the shorter text's shingles the share that both must have for the order to be looked at. */
typedef struct {
    double resemblance, order, hint;
} Asked;

/* How close a pair is: its resemblance, the share of each text's shingles that both have, and that
 * of the longer one's words in the same order, -1 where not compared; 0 without memory. */
static int compare(const Pair *pair, const Asked *asked, double *found)
{
    int64_t counts[3];
    if (!count_shared(pair, counts))
        return 0;
    int64_t own = counts[0], theirs = counts[1], both = counts[2], all = own + theirs - both;
    int64_t shortest = pair->size < pair->other_size ? pair->size : pair->other_size;
    int64_t longest = pair->size + pair->other_size - shortest;
    found[0] = (double)both / (double)(all ? all : 1);
    found[1] = (double)both / (double)(own ? own : 1);
    found[2] = (double)both / (double)(theirs ? theirs : 1);
    found[3] = -1;
    double wanted = asked->order * (double)longest;
    if (!asked->order || found[0] >= asked->resemblance || (double)shortest < wanted ||
        (double)both < asked->hint * (double)(own < theirs ? own : theirs))
        return 1;
    int64_t least = (int64_t)wanted;
    least += (double)least < wanted;
    Pair turned = {pair->other, pair->one, pair->other_size, pair->size};
    int64_t length = count_order(pair->size == shortest ? pair : &turned, least);
    if (length > 0)
        found[3] = (double)length / (double)longest;
    return length >= 0;
}

/* The same for some pairs, four numbers for each; 0 where memory is short. */
EXPORT int64_t retold_compare(const Pair *pairs, int64_t count, const Asked *asked, double *found)
{
    for (int64_t pair = 0; pair < count; pair++)
        if (!compare(pairs + pair, asked, found + 4 * pair))
            return 0;
    return 1;
}

/* ---- differ: what two texts have and have not in common, outside of the frame ---- */

enum { GRAM = 3, NEAR = 16, RANK = 6, CROWD = 4, FULL = 3, CROWDED = 4, MINOR = 32, PLACE_BITS = 28, CELLS = 1 << 17 };

/* Which differences make instances of one frame: see `instances.py`, where the same numbers are. */
enum { ALONE = 300, FACTS_LEAST = 2, FACTS_EVERY = 50 };
static const double SLOT_SHARE = 2, ONE_SLOT_SHARE = 10, AGREED_SHARE = 0.6, CHANGED_SHARE = 0.6;
static const double FRAMED_SHARE = 1.0 / 8, FACTS_SHARE = 0.25;

/* How many documents have a gram, sorted by gram: its upper bits, and the number in the lower ones;
 * where the grams of each bucket begin, by their first bits, and how many buckets there are. */
typedef struct {
    const uint64_t *keys;
    const int64_t *starts;
    int64_t buckets;
} Common;

static uint64_t gram_at(tokens_t words)
{
    uint64_t hash = words[0] & WORD;
    for (int next = 1; next < GRAM; next++)
        hash = hash * STEP + (words[next] & WORD);
    hash *= M1;
    hash ^= hash >> 32;
    hash *= M2;
    return hash ^ hash >> 32;
}

static int32_t holders(const Common *common, uint64_t gram)
{
    uint64_t wanted = gram >> PLACE_BITS << PLACE_BITS;
    uint64_t bucket = (gram >> 32) * (uint64_t)common->buckets >> 32;
    int64_t low = common->starts[bucket], high = common->starts[bucket + 1], end = high;
    while (low < high) {
        int64_t middle = low + (high - low) / 2;
        if (common->keys[middle] < wanted)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == end || (common->keys[low] ^ wanted) >> PLACE_BITS)
        return 1;
    return (int32_t)(common->keys[low] & ((UINT64_C(1) << PLACE_BITS) - 1));
}

/* Of the words near one how many have the number of a crowd or more; twice its own; four times; eight. */
static void count_near(const int32_t *held, int64_t size, int64_t at, int32_t crowd, int32_t *counts)
{
    int64_t start = at < NEAR ? 0 : at - NEAR, end = at + NEAR < size ? at + NEAR + 1 : size;
    int32_t own = held[at], crowded = 0, twice = 0, four = 0, eight = 0;
    for (int64_t near = start; near < end; near++) {
        crowded += held[near] >= crowd;
        twice += held[near] >= 2 * own;
        four += held[near] >= 4 * own;
        eight += held[near] >= 8 * own;
    }
    counts[0] = crowded, counts[1] = twice, counts[2] = four, counts[3] = eight;
}

/* The RANK-th greatest of some numbers; 0 where they are fewer. */
static int32_t ranked(const int32_t *numbers, int64_t size)
{
    int32_t most[RANK] = {0};
    for (int64_t at = 0; at < size; at++) {
        int rank = RANK - 1;
        if (numbers[at] <= most[rank])
            continue;
        for (; rank > 0 && most[rank - 1] < numbers[at]; rank--)
            most[rank] = most[rank - 1];
        most[rank] = numbers[at];
    }
    return most[RANK - 1];
}

/* How far each word of a text is from being of the frame, 0 to FULL: how much fewer documents have
 * it, with two words beside it, than have the common words near it, or the common ones of the text
 * where no crowd has those near it. CROWDED is added where a crowd has it. `held` has room for each. */
static void weigh(tokens_t words, int64_t size, const Common *common, int32_t *held, uint8_t *weights)
{
    memset(weights, 0, (size_t)size);
    if (!common->starts[common->buckets])
        return;
    for (int64_t at = 0; at < size; at++)
        held[at] = 1;
    for (int64_t at = 0; at + GRAM <= size; at++) {
        int32_t found = holders(common, gram_at(words + at));
        for (int64_t next = at; next < at + GRAM; next++)
            held[next] = held[next] > found ? held[next] : found;
    }
    int32_t whole = ranked(held, size), crowd = whole / MINOR > CROWD ? whole / MINOR : CROWD;
    for (int64_t at = 0; at < size; at++) {
        int32_t own = held[at], counts[4];
        count_near(held, size, at, crowd, counts);
        if (counts[0] >= RANK)
            weights[at] = (uint8_t)((counts[1] >= RANK) + (counts[2] >= RANK) + (counts[3] >= RANK));
        else if (whole >= CROWD)
            weights[at] = (uint8_t)((whole >= 2 * own) + (whole >= 4 * own) + (whole >= 8 * own));
        weights[at] |= own >= crowd ? CROWDED : 0;
    }
}

/* For each word of the first text of a pair the word of the second that it is tied to, or -1, by a
 * longest common subsequence; 0 without memory, -1 where the texts differ over too long a stretch. */
static int tie(const Pair *pair, int64_t *ties)
{
    int64_t head = 0, size = pair->size, other_size = pair->other_size;
    while (head < size && head < other_size && !((pair->one[head] ^ pair->other[head]) & WORD)) {
        ties[head] = head;
        head++;
    }
    while (size > head && other_size > head && !((pair->one[size - 1] ^ pair->other[other_size - 1]) & WORD))
        ties[--size] = --other_size;
    for (int64_t at = head; at < size; at++)
        ties[at] = -1;
    tokens_t one = pair->one + head, other = pair->other + head;
    size -= head;
    other_size -= head;
    int64_t lanes = (size + 63) / 64;
    if (!size || !other_size)
        return 1;
    if (lanes * (size + other_size) > CELLS)
        return -1;
    Numbers numbers;
    uint64_t *matches = calloc((size_t)(lanes * (size + 1)), sizeof *matches);
    uint64_t *rows = malloc((size_t)(lanes * (other_size + 1)) * sizeof *rows);
    int made = make_numbers(&numbers, size) && matches && rows;
    if (made) {
        for (int64_t at = 0; at < size; at++)
            matches[number_of(&numbers, one[at] & WORD, 1) * lanes + at / 64] |= UINT64_C(1) << at % 64;
        memset(rows, 0xFF, (size_t)lanes * sizeof *rows);
        for (int64_t at = 0; at < other_size; at++) {
            const uint64_t *match = matches + number_of(&numbers, other[at] & WORD, 0) * lanes;
            const uint64_t *row = rows + at * lanes;
            uint64_t carry = 0;
            for (int64_t lane = 0; lane < lanes; lane++) {
                uint64_t both = row[lane] & match[lane], sum = row[lane] + both, carried = sum + carry;
                carry = (sum < both) | (carried < sum);
                rows[(at + 1) * lanes + lane] = carried | (row[lane] & ~both);
            }
        }
        for (int64_t at = size - 1, row = other_size; at >= 0 && row > 0;) {
            uint64_t bit = UINT64_C(1) << at % 64;
            if (rows[row * lanes + at / 64] & bit) {
                at--;
            } else if (row > 1 && !(rows[(row - 1) * lanes + at / 64] & bit)) {
                row--;
            } else {
                ties[head + at--] = head + --row;
            }
        }
    }
    free_numbers(&numbers);
    free(matches);
    free(rows);
    return made;
}

/* What a stretch of words holds: facts by their marks, words that are not of the frame, and how far. */
typedef struct {
    int64_t words, digits, names, facts, rare, framed;
    int weight;
} Stretch;

static Stretch look(tokens_t words, const uint8_t *weights, int64_t start, int64_t end, uint32_t marks)
{
    Stretch found = {end - start, 0, 0, 0, 0, 0, 0};
    for (int64_t at = start; at < end; at++) {
        found.digits += !!(words[at] & marks & DIGIT);
        found.names += !!(words[at] & marks & NAME);
        found.facts += !!(words[at] & marks);
        int weight = weights[at] & FULL;
        found.rare += weight > 0;
        found.framed += weights[at] == CROWDED;
        found.weight = found.weight > weight ? found.weight : weight;
    }
    return found;
}

static int64_t units(int64_t words)
{
    return (words + GRAM - 1) / GRAM;
}

static int64_t least(int64_t one, int64_t other)
{
    return one < other ? one : other;
}

/* What is told of a pair: see `Differences` in the module beside. */
enum { SLOTS, PLACES, AGREED, FRAMED, CHANGED, FACTS, FIGURES, SAME_FACTS, SAME_FIGURES, EDITS, FRAME_EDITS, TOLD };

static void add_gap(const Stretch *one, const Stretch *other, int framed, int64_t *told)
{
    if (!one->words && !other->words)
        return;
    told[CHANGED] += one->framed + other->framed;
    int figures = one->digits && other->digits, names = one->names && other->names;
    if (figures || names) {
        told[FACTS] += units(least(one->facts, other->facts));
        told[FIGURES] += figures;
    } else {
        told[EDITS]++;
        told[FRAME_EDITS] += framed;
    }
}

static void widen(Stretch *whole, const Stretch *part)
{
    whole->digits += part->digits;
    whole->names += part->names;
    whole->facts += part->facts;
    whole->rare += part->rare;
    whole->weight = whole->weight > part->weight ? whole->weight : part->weight;
}

/* Add what stands between two runs, as far as both have others outside the frame. */
static void add_slot(const Stretch *one, const Stretch *other, int64_t *told)
{
    int64_t rare = least(one->rare, other->rare);
    int alike = (one->digits && other->digits) || (one->names && other->names) || (!one->facts && !other->facts);
    if (rare && (alike || rare > GRAM)) {
        told[SLOTS] += rare * least(one->weight, other->weight);
        told[PLACES]++;
    }
}

/* Whether a run is short and outside the frame: it says nothing, and ends no slot. */
static int is_stray(const uint8_t *weights, int64_t start, int64_t end)
{
    int stray = end - start < GRAM;
    for (int64_t at = start; stray && at < end; at++)
        stray = (weights[at] & FULL) > 0;
    return stray;
}

/* A run of words that both texts have: what of it is not of the frame, and its facts. */
static void add_run(tokens_t words, const uint8_t *weights, int64_t start, int64_t end, int full,
                    uint32_t marks, int64_t *told)
{
    for (int64_t at = start; at < end; at++) {
        told[AGREED] += weights[at] & full;
        told[FRAMED] += weights[at] == CROWDED;
    }
    for (int64_t at = start; at < end;) {
        int64_t from = at;
        int figures = 0;
        for (; at < end && words[at] & marks; at++)
            figures |= !!(words[at] & DIGIT);
        told[SAME_FACTS] += units(at - from);
        told[SAME_FIGURES] += figures;
        at += at == from;
    }
}

/* The marks that say something in a text: where most words begin with a capital, that says nothing. */
static uint32_t telling(tokens_t words, int64_t size)
{
    int64_t names = 0;
    for (int64_t at = 0; at < size; at++)
        names += !!(words[at] & NAME);
    return names * 2 > size ? DIGIT : DIGIT | NAME;
}

static int differ(const Pair *pair, const Common *common, int64_t *told)
{
    int64_t size = pair->size, other_size = pair->other_size, longest = size > other_size ? size : other_size;
    int64_t *ties = malloc(((size_t)size + 1) * sizeof *ties);
    int32_t *held = malloc(((size_t)longest + 1) * sizeof *held);
    uint8_t *weights = malloc((size_t)size + 1), *other_weights = malloc((size_t)other_size + 1);
    int made = ties && held && weights && other_weights ? tie(pair, ties) : 0;
    memset(told, 0, TOLD * sizeof *told);
    if (made > 0) {
        uint32_t marks = telling(pair->one, size) & telling(pair->other, other_size);
        weigh(pair->one, size, common, held, weights);
        weigh(pair->other, other_size, common, held, other_weights);
        int64_t at = 0, other = 0;
        Stretch slot[2] = {{0}};
        while (at < size || other < other_size) {
            int64_t from = at, other_from = other;
            while (at < size && ties[at] < 0)
                at++;
            other = at < size ? ties[at] : other_size;
            Stretch own = look(pair->one, weights, from, at, marks);
            Stretch theirs = look(pair->other, other_weights, other_from, other, marks);
            int framed = (from > 0 && weights[from - 1] == CROWDED) || (at < size && weights[at] == CROWDED);
            add_gap(&own, &theirs, framed, told);
            widen(slot, &own);
            widen(slot + 1, &theirs);
            for (from = at; at < size && ties[at] == other; at++, other++)
                weights[at] = (uint8_t)(least(weights[at] & FULL, other_weights[other] & FULL) |
                                        (weights[at] & other_weights[other] & CROWDED));
            int stray = is_stray(weights, from, at);
            if (!stray || at == size) {
                add_slot(slot, slot + 1, told);
                memset(slot, 0, sizeof slot);
            }
            add_run(pair->one, weights, from, at, stray ? 0 : FULL, marks, told);
        }
    }
    free(ties);
    free(held);
    free(weights);
    free(other_weights);
    return made != 0;
}

/* What the texts of some pairs have and have not in common, TOLD numbers for each; 0 where memory is
 * short. */
EXPORT int64_t retold_differ(const Pair *pairs, int64_t count, const uint64_t *keys, const int64_t *starts,
                             int64_t buckets, int64_t *told)
{
    Common common = {keys, starts, buckets};
    for (int64_t pair = 0; pair < count; pair++)
        if (!differ(pairs + pair, &common, told + TOLD * pair))
            return 0;
    return 1;
}

/* ---- join: documents in clusters ---- */

/* How close a document is to a kept one, both by their places: see `Match` in the module beside. */
typedef struct {
    int64_t document, kept;
    double resemblance, containment, coverage, order;
    int64_t instances;
} Match;

/* What makes two documents copies. `containment` is 0 where it does not count; `framing` whether those
 * that tell different things in one frame are none, and `framed`, by place, which may have a frame that
 * `common` shows; NULL where none has. */
typedef struct {
    Asked asked;
    double containment;
    Common common;
    const uint8_t *framed;
    int64_t framing;
} Bounds;

/* The words of documents in a file: where those of each row end, after those of the row before it, and
 * the row and the number of words of each place. */
typedef struct {
    int64_t file;
    const int64_t *ends, *rows, *sizes;
} Filed;

static int is_alike(const Match *match, const Bounds *bounds)
{
    return !match->instances && (match->resemblance >= bounds->asked.resemblance ||
                                 (bounds->asked.order > 0 && match->order >= bounds->asked.order));
}

static int is_close(const Match *match, const Bounds *bounds)
{
    double contained = match->containment > match->coverage ? match->containment : match->coverage;
    return is_alike(match, bounds) || (bounds->containment > 0 && contained >= bounds->containment);
}

static double greater(double one, double other)
{
    return one > other ? one : other;
}

/* Whether two texts, the shorter of so many words, fill the slots of one frame with other words. */
static int fill_slots(const int64_t *told, double words)
{
    double share = told[PLACES] > 1 ? SLOT_SHARE : ONE_SLOT_SHARE, slots = (double)told[SLOTS];
    double agreed = (double)told[AGREED], changed = (double)(told[CHANGED] + told[FRAME_EDITS]);
    return slots >= greater(FULL * greater(1, share * words / 100), AGREED_SHARE * agreed) &&
           slots >= FULL * CHANGED_SHARE * changed &&
           (double)told[FRAMED] >= greater(agreed / FULL, FRAMED_SHARE * words);
}

/* Whether they have other names and figures, in most of the places that differ. */
static int state_facts(const int64_t *told, double words)
{
    double facts = (double)told[FACTS], all = (double)(told[FACTS] + told[SAME_FACTS]);
    return facts >= greater(FACTS_LEAST, words / FACTS_EVERY) && told[FACTS] >= told[EDITS] &&
           facts >= FACTS_SHARE * all;
}

/* Whether a close pair tells different things in one frame; -1 without memory. */
static int are_instances(const Pair *pair, const Match *match, const Bounds *bounds)
{
    static const int64_t nothing[2] = {0, 0};
    const Common none = {NULL, nothing, 1}, *common = &none;
    int64_t shortest = least(pair->size, pair->other_size), told[TOLD];
    if (bounds->framed && bounds->framed[match->document] && bounds->framed[match->kept])
        common = &bounds->common;
    else if (pair->size + pair->other_size - shortest > ALONE)
        return 0;
    if (!differ(pair, common, told))
        return -1;
    return fill_slots(told, (double)shortest) || state_facts(told, (double)shortest);
}

/* Say of a match how close its documents are, of which the words are given; 0 without memory. */
static int measure(const Pair *pair, const Bounds *bounds, Match *match)
{
    double found[4];
    int instances = 0;
    if (!compare(pair, &bounds->asked, found))
        return 0;
    match->resemblance = found[0];
    match->containment = found[1];
    match->coverage = found[2];
    match->order = found[3];
    match->instances = 0;
    if (bounds->framing && is_close(match, bounds))
        instances = are_instances(pair, match, bounds);
    match->instances = instances > 0;
    return instances >= 0;
}

/* Words that were read: of the document that has this place, or of none where that is -1. */
typedef struct {
    int64_t place, room;
    uint32_t *words;
} Shelf;

enum { SHELVES = 256, SHELVED = 1 << 13 };

/* Where words that were read are held. Each kept document has a shelf that it shares with some others;
 * one of more words than are SHELVED is not held for the next. */
typedef struct {
    Shelf own, large, kept[SHELVES];
} Shelves;

static void clear(Shelves *shelves)
{
    shelves->own = shelves->large = (Shelf){-1, 0, NULL};
    for (int number = 0; number < SHELVES; number++)
        shelves->kept[number] = shelves->own;
}

static void free_shelves(Shelves *shelves)
{
    free(shelves->own.words);
    free(shelves->large.words);
    for (int number = 0; number < SHELVES; number++)
        free(shelves->kept[number].words);
}

/* Fill some room from a file; 0 where that cannot be read. */
static int read_whole(int file, uint8_t *into, int64_t size, int64_t from)
{
    for (int64_t done = 0; done < size;) {
        ssize_t some = pread(file, into + done, (size_t)(size - done), (off_t)(from + done));
        if (some <= 0)
            return 0;
        done += some;
    }
    return 1;
}

/* The words of the document at a place, on a shelf; NULL where they cannot be read, or without memory. */
static tokens_t take(const Filed *filed, int64_t place, Shelf *shelf)
{
    int64_t size = filed->sizes[place], row = filed->rows[place];
    if (shelf->place == place)
        return shelf->words;
    shelf->place = -1;
    if (size >= shelf->room) {
        free(shelf->words);
        shelf->room = size + 1;
        if (!(shelf->words = malloc((size_t)shelf->room * sizeof *shelf->words)))
            return shelf->room = 0, NULL;
    }
    if (!read_whole((int)filed->file, (uint8_t *)shelf->words, size * (int64_t)sizeof *shelf->words, filed->ends[row]))
        return NULL;
    shelf->place = place;
    return shelf->words;
}

/* How close the document of a match is to its kept one; 0 without memory, or where words cannot be read. */
static int look_up(const Filed *filed, const Bounds *bounds, Shelves *shelves, Match *match)
{
    Pair pair = {NULL, NULL, filed->sizes[match->document], filed->sizes[match->kept]};
    Shelf *shelf = pair.other_size > SHELVED ? &shelves->large : shelves->kept + match->kept % SHELVES;
    pair.one = take(filed, match->document, &shelves->own);
    pair.other = take(filed, match->kept, shelf);
    return pair.one && pair.other && measure(&pair, bounds, match);
}

enum { TRIES = 24, FRAME_TRIES = 8 };

typedef struct {
    int64_t place, shared;
} Partner;

/* Those that share most samples first, of equal ones the first in the order of keeping. */
static int order_partners(const void *one, const void *other)
{
    const Partner *first = one, *second = other;
    if (first->shared != second->shared)
        return first->shared > second->shared ? -1 : 1;
    return (first->place > second->place) - (first->place < second->place);
}

/* The kept documents behind some partners, in the order of these, TRIES at most; how many there are. */
static int list_kept(Partner *partners, int64_t count, const int64_t *kept_by, int64_t *kept)
{
    int size = 0;
    qsort(partners, (size_t)count, sizeof *partners, order_partners);
    for (int64_t at = 0; at < count && size < TRIES; at++) {
        int known = 0;
        int64_t place = __atomic_load_n(kept_by + partners[at].place, __ATOMIC_RELAXED);
        for (int before = 0; before < size && !known; before++)
            known = kept[before] == place;
        if (!known)
            kept[size++] = place;
    }
    return size;
}

/* Turn a match so that the shorter document is the one that may lie within the other; whether it does. */
static int is_within(Match *match, const int64_t *sizes, const Bounds *bounds)
{
    if (sizes[match->document] > sizes[match->kept]) {
        Match turned = *match;
        match->document = turned.kept, match->kept = turned.document;
        match->containment = turned.coverage, match->coverage = turned.containment;
    }
    return bounds->containment > 0 && !match->instances && match->containment >= bounds->containment;
}

/* What became of some documents: those that joined a kept one, and the kept ones within others. */
typedef struct {
    Match *joined, *within;
    int64_t joins, withins;
} Joined;

/* Pairs of documents, sorted by the later one, and room for the partners of one document. */
typedef struct {
    const int64_t *later, *earlier, *shared;
    int64_t count;
    Partner *partners;
} Pairs;

/* The kept documents that the document of the pair at `start` may join, and how many there are; returns
 * where the pairs of the next document begin. */
static int64_t list_tries(const Pairs *pairs, int64_t start, const int64_t *kept_by, int64_t *kept, int *tries)
{
    int64_t end = start;
    for (; end < pairs->count && pairs->later[end] == pairs->later[start]; end++)
        pairs->partners[end - start] = (Partner){pairs->earlier[end], pairs->shared[end]};
    *tries = list_kept(pairs->partners, end - start, kept_by, kept);
    return end;
}

/* Compare each document with the kept one that it may join first, as far as that is known: another thread
 * may be placing documents before these. `foreseen` has room for as many as there are pairs. Returns 0
 * where memory is short or words cannot be read. */
EXPORT int64_t retold_foresee(const int64_t *later, const int64_t *earlier, const int64_t *shared, int64_t count,
                              const Filed *filed, const Bounds *bounds, const int64_t *kept_by, Match *foreseen)
{
    Pairs pairs = {later, earlier, shared, count, malloc(((size_t)count + 1) * sizeof(Partner))};
    Shelves shelves;
    int made = pairs.partners != NULL;
    clear(&shelves);
    for (int64_t start = 0; made && start < count; foreseen++) {
        int64_t kept[TRIES];
        int tries;
        foreseen->document = later[start];
        start = list_tries(&pairs, start, kept_by, kept, &tries);
        foreseen->kept = kept[0];
        made = look_up(filed, bounds, &shelves, foreseen);
    }
    free_shelves(&shelves);
    free(pairs.partners);
    return made;
}

/* Let a document join the first of some kept ones that it is like; 0 where words cannot be had. */
static int place_document(const Match *foreseen, const int64_t *kept, int count, const Filed *filed,
                          const Bounds *bounds, Shelves *shelves, Joined *into)
{
    int64_t before = into->withins, instances = 0;
    for (int number = 0; number < count; number++) {
        if (number == FRAME_TRIES && instances == FRAME_TRIES)
            break;
        Match match = *foreseen;
        match.kept = kept[number];
        if (match.kept != foreseen->kept && !look_up(filed, bounds, shelves, &match))
            return 0;
        if (is_alike(&match, bounds)) {
            into->withins = before;
            into->joined[into->joins++] = match;
            return 1;
        }
        instances += match.instances;
        if (is_within(&match, filed->sizes, bounds))
            into->within[into->withins++] = match;
    }
    return 1;
}

/* Let documents, in the order of keeping, join kept ones, given pairs and what was foreseen of them.
 *
 * `kept_by` has the kept document of each place, itself where it is kept, and is kept true. `joined`
 * and `within` have room for as many as there are pairs; `sizes` receives how many there are of both.
 * Returns 0 where memory is short or words cannot be read.
 */
EXPORT int64_t retold_join(const int64_t *later, const int64_t *earlier, const int64_t *shared, int64_t count,
                           const Filed *filed, const Bounds *bounds, int64_t *kept_by, const Match *foreseen,
                           Match *joined, Match *within, int64_t *sizes)
{
    Pairs pairs = {later, earlier, shared, count, malloc(((size_t)count + 1) * sizeof(Partner))};
    Joined into = {joined, within, 0, 0};
    Shelves shelves;
    int made = pairs.partners != NULL;
    clear(&shelves);
    for (int64_t start = 0; made && start < count; foreseen++) {
        int64_t kept[TRIES], before = into.joins;
        int tries;
        start = list_tries(&pairs, start, kept_by, kept, &tries);
        made = place_document(foreseen, kept, tries, filed, bounds, &shelves, &into);
        if (into.joins > before)
            __atomic_store_n(kept_by + foreseen->document, joined[before].kept, __ATOMIC_RELAXED);
    }
    free_shelves(&shelves);
    free(pairs.partners);
    sizes[0] = into.joins, sizes[1] = into.withins;
    return made;
}

/* ---- passage: the longest run of words in two texts, and where words stand ---- */

/* The longest run of shingles that both texts of a pair have: where it begins in each, and how many
 * they are. Each is looked for where the one before it was found, else where the other first has it.
 * Returns 0 where memory is short. */
EXPORT int64_t retold_run(const Pair *pair, int64_t *found)
{
    Numbers numbers;
    int64_t last = pair->other_size - SHINGLE, run = 0, before = -1;
    int64_t *firsts = malloc(((size_t)pair->other_size + 1) * sizeof *firsts);
    int made = make_numbers(&numbers, pair->other_size) && firsts;
    found[0] = found[1] = found[2] = 0;
    for (int64_t at = 0; made && at <= last; at++) {
        uint32_t known = numbers.known;
        uint32_t number = number_of(&numbers, shingle_at(pair->other + at), 1);
        if (number > known)
            firsts[number] = at;
    }
    for (int64_t at = 0; made && at + SHINGLE <= pair->size; at++) {
        uint64_t key = shingle_at(pair->one + at);
        if (run && before < last && shingle_at(pair->other + before + 1) == key) {
            run++;
            before++;
        } else {
            uint32_t number = number_of(&numbers, key, 0);
            run = number > 0;
            before = number ? firsts[number] : -1;
        }
        if (run > found[2]) {
            found[0] = at - run + 1;
            found[1] = before - run + 1;
            found[2] = run;
        }
    }
    free_numbers(&numbers);
    free(firsts);
    return made;
}

/* Where the first and the last of some words of a text stand, in code points: the beginning of the
 * one, the end of the other. Returns how many words the text has, or -1 where a letter is not known. */
EXPORT int64_t retold_place(bytes text, int64_t size, const Table *table, int64_t first, int64_t last, int64_t *span)
{
    int64_t words = 0, point = 0;
    int inside = 0;
    span[0] = span[1] = -1;
    for (bytes at = text, end = text + size; at < end; point++) {
        int code = *at < 0x80 ? fold_ascii(*at++) : fold_code(table, read_code(at, end, &at));
        if (code == UNKNOWN || (code != DROPPED && code & FRACTION))
            return -1;
        if (code == DROPPED)
            continue;
        int letter = code != SIGN;
        words += letter & !inside;
        inside = letter;
        if (words > first && span[0] < 0)
            span[0] = point;
        if (words == last + 1 && letter)
            span[1] = point + 1;
    }
    return words;
}
