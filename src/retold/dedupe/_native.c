/* The inner loops of `retold dedupe`: the same results as the modules beside it, several times
 * sooner. Everything here is optional: `native.py` says what happens without it. Whatever is unusual
 * is left to Python, so that there is one place that knows of it.
 *
 * C99 for GCC and Clang, without Python's interface, so that one build serves every version of
 * Python. Numbers are little-endian.
 */

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#ifdef _WIN32
#define EXPORT __declspec(dllexport)
#else
#define EXPORT __attribute__((visibility("default")))
#endif

typedef const uint8_t *bytes;

EXPORT int retold_version(void)
{
    return 3;
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

/* Where the text lies in a line that is one record and has it once; 0 for any other line. */
static int find_text(bytes line, bytes end, bytes key, int64_t key_size, int64_t *from, int64_t *to)
{
    int found = 0;
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
        at = skip_space(at + 1, end);
        if (size == key_size && !memcmp(name, key, (size_t)size)) {
            if (found++ || at >= end || *at != '"')
                return 0;
            *from = at + 1 - line;
            if (!(at = text_end(at + 1, end)))
                return 0;
            *to = at++ - line;
        } else if (!(at = skip_value(at, end, 0))) {
            return 0;
        }
        at = skip_space(at, end);
        if (at >= end)
            return 0;
        if (*at == '}')
            return found && skip_space(at + 1, end) == end;
        if (*at != ',')
            return 0;
        at = skip_space(at + 1, end);
    }
}

/* Where the texts of some lines lie; -1 for the lines that the caller must look at. */
EXPORT void retold_lines(const bytes *lines, const int64_t *sizes, int64_t count, bytes key,
                         int64_t key_size, int64_t *from, int64_t *to)
{
    for (int64_t row = 0; row < count; row++)
        if (!find_text(lines[row], lines[row] + sizes[row], key, key_size, from + row, to + row))
            from[row] = to[row] = -1;
}

/* ---- fold: words in lower case with nothing but spaces between them ---- */

/* What the code points of two bytes fold to, from U+0080, and which of three from U+2000 are signs
 * or fall away. Made by the module beside; what is not known there is for the caller to fold. */
enum { UNKNOWN = 0, SIGN = 0x20, DROPPED = 0xFFFF };

typedef struct {
    uint16_t pairs[1920], triples[4096];
} Table;

static uint8_t *put_code(uint8_t *out, int code)
{
    if (code < 0x80) {
        *out++ = (uint8_t)code;
    } else if (code < 0x800) {
        *out++ = (uint8_t)(0xC0 | code >> 6);
        *out++ = (uint8_t)(0x80 | (code & 0x3F));
    } else if (code < 0x10000) {
        *out++ = (uint8_t)(0xE0 | code >> 12);
        *out++ = (uint8_t)(0x80 | (code >> 6 & 0x3F));
        *out++ = (uint8_t)(0x80 | (code & 0x3F));
    } else {
        *out++ = (uint8_t)(0xF0 | code >> 18);
        *out++ = (uint8_t)(0x80 | (code >> 12 & 0x3F));
        *out++ = (uint8_t)(0x80 | (code >> 6 & 0x3F));
        *out++ = (uint8_t)(0x80 | (code & 0x3F));
    }
    return out;
}

/* The inside of a JSON string without its escapes, those of signs as spaces; its size, or -1. */
static int64_t unescape(bytes at, bytes end, uint8_t *out)
{
    uint8_t *start = out;
    while (at < end) {
        bytes slash = memchr(at, '\\', (size_t)(end - at));
        size_t plain = (size_t)((slash ? slash : end) - at);
        memcpy(out, at, plain);
        out += plain;
        if (!slash)
            break;
        at = slash + 2;
        if (at > end)
            return -1;
        if (slash[1] != 'u') {
            if (!slash[1] || !strchr("\"\\/bfnrt", slash[1]))
                return -1;
            *out++ = ' ';
            continue;
        }
        int code = hex_digits(at, end);
        if (code < 0)
            return -1;
        at += 4;
        if (code >= 0xD800 && code < 0xE000) {
            int second = code < 0xDC00 && end - at >= 6 && at[0] == '\\' && at[1] == 'u'
                             ? hex_digits(at + 2, end)
                             : -1;
            if (second >= 0xDC00 && second < 0xE000) {
                code = 0x10000 + ((code - 0xD800) << 10) + (second - 0xDC00);
                at += 6;
            } else {
                code = '?';
            }
        } else if (code == '\\') {
            code = ' ';
        }
        out = put_code(out, code);
    }
    return out - start;
}

static uint8_t fold_ascii(uint8_t code)
{
    uint8_t low = code | 0x20;
    uint8_t letter = (uint8_t)-((uint8_t)(low - 'a') < 26), digit = (uint8_t)-((uint8_t)(code - '0') < 10);
    return (uint8_t)((low & letter) | (code & digit) | (' ' & ~(letter | digit)));
}

/* Fold the sixteen bytes at `at`, if they are ASCII; the loop becomes a few wide instructions. */
static int fold_sixteen(bytes at, uint8_t *out)
{
    uint64_t halves[2];
    uint8_t held[16];
    memcpy(halves, at, sizeof halves);
    if ((halves[0] | halves[1]) & UINT64_C(0x8080808080808080))
        return 0;
    memcpy(held, at, sizeof held);
    for (int byte = 0; byte < 16; byte++)
        held[byte] = fold_ascii(held[byte]);
    memcpy(out, held, sizeof held);
    return 1;
}

/* Fold a text into `out`; its size then, or -1 where a letter is not known. */
static int64_t fold_text(const Table *table, bytes at, bytes end, uint8_t *out)
{
    uint8_t *start = out;
    while (at < end) {
        if (end - at >= 16 && fold_sixteen(at, out)) {
            at += 16;
            out += 16;
            continue;
        }
        if (*at < 0x80) {
            *out++ = fold_ascii(*at++);
            continue;
        }
        bytes next = skip_code(at, end);
        int code = UNKNOWN;
        if (next && next - at == 2)
            code = table->pairs[((*at & 0x1F) << 6 | (at[1] & 0x3F)) - 0x80];
        else if (next && *at == 0xE2)
            code = table->triples[(at[1] & 0x3F) << 6 | (at[2] & 0x3F)];
        if (code == UNKNOWN)
            return -1;
        if (code != DROPPED)
            out = put_code(out, code);
        at = next;
    }
    return out - start;
}

/* ---- sketch: hashes of words and shingles ---- */

#define M1 UINT64_C(0x9E3779B97F4A7C15)
#define M2 UINT64_C(0xD6E8FEB86659FD93)
#define STEP UINT64_C(0xA0761D6478BD642F)

enum { LONGEST_WORD = 64, SHINGLE = 5, PADDING = 16 };

static uint64_t load(bytes at)
{
    uint64_t block;
    memcpy(&block, at, 8);
    return block;
}

static uint64_t first_bytes(uint64_t block, int64_t size)
{
    return size < 8 ? block & ((UINT64_C(1) << 8 * size) - 1) : block;
}

/* How many bytes of a block stand before its first space; 8 where it has none. */
static int before_space(uint64_t block)
{
    const uint64_t ones = UINT64_C(0x0101010101010101);
    block ^= ones * ' ';
    uint64_t spaces = (block - ones) & ~block & (ones << 7);
    return spaces ? __builtin_ctzll(spaces) / 8 : 8;
}

static uint64_t hash_long(bytes word, int64_t size)
{
    uint64_t hash = 0;
    for (int64_t done = 0; done < size; done += 8)
        hash += first_bytes(load(word + done), size - done) * (M1 + (uint64_t)(done / 8) * (STEP - 1));
    hash ^= hash >> 32;
    hash *= M2;
    return hash ^ hash >> 29;
}

/* The hash of the word at `word`; what follows it goes to `next`. */
static uint64_t hash_word(bytes word, bytes *next)
{
    uint64_t block = load(word);
    int64_t size = before_space(block);
    uint64_t hash = first_bytes(block, size) * M1;
    hash ^= hash >> 32;
    for (int some = (int)size; some == 8; size += some) {
        block = load(word + size);
        some = before_space(block);
        if (some) {
            hash = (hash ^ first_bytes(block, some)) * M2;
            hash ^= hash >> 29;
        }
    }
    *next = word + size;
    return size > LONGEST_WORD ? hash_long(word, size) : hash;
}

/* The hashes of the words of a folded text, which ends in spaces; how many they are. */
static int64_t hash_words(bytes at, bytes end, uint64_t *hashes)
{
    int64_t words = 0;
    while (at < end)
        if (*at == ' ')
            at++;
        else
            hashes[words++] = hash_word(at, &at);
    return words;
}

/* How coarsely a text of so many words is sampled: one shingle in 2 to this power. */
static int level_of(int64_t words, int64_t samples, int64_t coarsest)
{
    int level = 0;
    while (level < coarsest && words >= samples << (level + 1))
        level++;
    return level;
}

typedef struct {
    int64_t escaped, samples, coarsest;
} Options;

/* Sketch the texts that lie in some rows.
 *
 * `counts` receives how many words each has, -1 for those that the caller must sketch; `keys` two
 * numbers for each; `found` and `owners` the sampled shingles and their rows (none where
 * `coarsest` is negative); `words` the high halves of all hashes. `spare` and `folded` have room
 * for the longest text and PADDING bytes, `hashes` for half as many numbers. Returns how many
 * samples there are.
 */
EXPORT int64_t retold_sketch(const bytes *rows, const int64_t *from, const int64_t *to, int64_t count,
                             const Options *options, const Table *table, uint8_t *spare,
                             uint8_t *folded, uint64_t *hashes, int64_t *counts, uint64_t *keys,
                             uint64_t *found, int64_t *owners, uint32_t *words)
{
    int64_t sampled = 0;
    for (int64_t row = 0; row < count; row++) {
        bytes text = rows[row] + from[row];
        int64_t size = to[row] - from[row];
        if (options->escaped && memchr(text, '\\', (size_t)size)) {
            size = unescape(text, text + size, spare);
            text = spare;
        }
        if (size >= 0)
            size = fold_text(table, text, text + size, folded);
        if (size < 0) {
            counts[row] = -1;
            continue;
        }
        memset(folded + size, ' ', PADDING);
        counts[row] = size = hash_words(folded, folded + size, hashes);
        uint64_t mask = (UINT64_C(1) << level_of(size, options->samples, options->coarsest)) - 1;
        uint64_t order = 0, sum = 0;
        for (int64_t at = 0; at < size; at++) {
            order += (M1 + (uint64_t)at * (STEP - 1)) * hashes[at];
            words[at] = (uint32_t)(hashes[at] >> 32);
        }
        words += size;
        for (int64_t at = 0; at + SHINGLE <= size; at++) {
            uint64_t hash = hashes[at];
            for (int next = 1; next < SHINGLE; next++)
                hash = hash * STEP + hashes[at + next];
            hash ^= hash >> 32;
            hash *= M2;
            hash ^= hash >> 32;
            sum += hash;
            if (hash && !(hash & mask) && options->coarsest >= 0) {
                found[sampled] = hash;
                owners[sampled++] = row;
            }
        }
        keys[2 * row] = order;
        keys[2 * row + 1] = sum;
    }
    return sampled;
}

/* ---- compare: shingles and words that two texts share ---- */

typedef const uint32_t *tokens_t;

/* Where a number is in an open table, or would be. */
static uint64_t slot_of(const uint64_t *keys, const int32_t *ids, uint64_t mask, uint64_t key)
{
    uint64_t slot = (key * M1) >> 32 & mask;
    while (ids[slot] && keys[slot] != key)
        slot = (slot + 1) & mask;
    return slot;
}

static uint64_t slots_for(int64_t size)
{
    uint64_t slots = 16;
    while (slots < (uint64_t)size * 2)
        slots *= 2;
    return slots;
}

static uint64_t shingle_at(tokens_t words)
{
    uint64_t hash = words[0];
    for (int next = 1; next < SHINGLE; next++)
        hash = hash * STEP + words[next];
    return hash;
}

/* How many distinct shingles each text has, and how many both have; 0 where memory is short. */
EXPORT int64_t retold_shared(tokens_t one, int64_t size, tokens_t other, int64_t other_size,
                             int64_t *counts)
{
    uint64_t slots = slots_for(size + other_size);
    uint64_t *keys = malloc(slots * sizeof *keys);
    int32_t *ids = calloc(slots, sizeof *ids);
    counts[0] = counts[1] = counts[2] = 0;
    if (keys && ids) {
        for (int64_t at = 0; at + SHINGLE <= size; at++) {
            uint64_t key = shingle_at(one + at), slot = slot_of(keys, ids, slots - 1, key);
            counts[0] += !ids[slot];
            keys[slot] = key;
            ids[slot] = 1;
        }
        for (int64_t at = 0; at + SHINGLE <= other_size; at++) {
            uint64_t key = shingle_at(other + at), slot = slot_of(keys, ids, slots - 1, key);
            counts[1] += !(ids[slot] & 2);
            counts[2] += ids[slot] == 1;
            keys[slot] = key;
            ids[slot] |= 2;
        }
    }
    int64_t done = keys && ids;
    free(keys);
    free(ids);
    return done;
}

/* The length of the longest common subsequence of two sequences of words, 0 as soon as it cannot
 * reach `least`; -1 without memory. Sixty-four words of one at a time go along the other (Hyyro
 * 2004, "Bit-parallel LCS-length computation revisited"); what one block carries over is kept for
 * the next. */
EXPORT int64_t retold_order(tokens_t one, int64_t size, tokens_t other, int64_t other_size,
                            int64_t least)
{
    uint64_t slots = slots_for(size);
    uint64_t *keys = malloc(slots * sizeof *keys);
    int32_t *ids = calloc(slots, sizeof *ids);
    int32_t *own = malloc(((size_t)size + 1) * sizeof *own);
    int32_t *theirs = malloc(((size_t)other_size + 1) * sizeof *theirs);
    uint64_t *matches = calloc((size_t)size + 1, sizeof *matches);
    uint8_t *carries = calloc((size_t)other_size + 1, 1);
    int64_t length = -1;
    if (keys && ids && own && theirs && matches && carries) {
        int32_t distinct = 0;
        for (int64_t at = 0; at < size; at++) {
            uint64_t slot = slot_of(keys, ids, slots - 1, one[at]);
            if (!ids[slot]) {
                keys[slot] = one[at];
                ids[slot] = ++distinct;
            }
            own[at] = ids[slot];
        }
        for (int64_t at = 0; at < other_size; at++)
            theirs[at] = ids[slot_of(keys, ids, slots - 1, other[at])];
        length = 0;
        for (int64_t start = 0; start < size; start += 64) {
            int64_t some = size - start < 64 ? size - start : 64;
            for (int64_t at = 0; at < some; at++)
                matches[own[start + at]] |= UINT64_C(1) << at;
            uint64_t row = ~UINT64_C(0);
            for (int64_t at = 0; at < other_size; at++) {
                uint64_t both = row & matches[theirs[at]];
                uint64_t sum = row + both;
                uint64_t carried = sum + carries[at];
                carries[at] = (uint8_t)((sum < row) | (carried < sum));
                row = carried | (row & ~both);
            }
            for (int64_t at = 0; at < some; at++) {
                length += !(row >> at & 1);
                matches[own[start + at]] = 0;
            }
            if (length + size - start - some < least) {
                length = 0;
                break;
            }
        }
    }
    free(keys);
    free(ids);
    free(own);
    free(theirs);
    free(matches);
    free(carries);
    return length;
}
