using System.Buffers;
using System.Text;
using Grpc.Core.Utils;

namespace Grpc.Core;

public sealed partial class Metadata
{
    /// <summary>One key with its text or bytes. Immutable.</summary>
    public sealed class Entry
    {
        private static readonly SearchValues<char> KeyCharacters =
            SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789_-.");

        private readonly string? _value;
        private readonly byte[]? _bytes;

        /// <summary>A binary entry.</summary>
        /// <param name="key">The key; it must end in <c>-bin</c>. It is lower-cased.</param>
        /// <param name="valueBytes">The bytes; they are copied.</param>
        /// <exception cref="ArgumentException">The key is not valid for bytes.</exception>
        public Entry(string key, byte[] valueBytes)
        {
            Key = NormalizeKey(key);
            GrpcPreconditions.CheckArgument(IsBinary, $"The key \"{key}\" of a binary entry must end in \"{BinaryHeaderSuffix}\".");
            GrpcPreconditions.CheckNotNull(valueBytes, nameof(valueBytes));
            _bytes = valueBytes.AsSpan().ToArray();
        }

        /// <summary>An ASCII entry.</summary>
        /// <param name="key">The key; it must not end in <c>-bin</c>. It is lower-cased.</param>
        /// <param name="value">The text.</param>
        /// <exception cref="ArgumentException">The key is not valid for text.</exception>
        public Entry(string key, string value)
        {
            Key = NormalizeKey(key);
            GrpcPreconditions.CheckArgument(!IsBinary, $"The key \"{key}\" of an ASCII entry must not end in \"{BinaryHeaderSuffix}\".");
            _value = GrpcPreconditions.CheckNotNull(value, nameof(value));
        }

        /// <summary>The key, in lower case.</summary>
        public string Key { get; }

        /// <summary>A copy of the bytes; of an ASCII entry, its text.</summary>
        public byte[] ValueBytes => _bytes is null ? Encoding.ASCII.GetBytes(_value!) : _bytes.AsSpan().ToArray();

        /// <summary>The text.</summary>
        /// <exception cref="InvalidOperationException">The entry carries bytes.</exception>
        public string Value
        {
            get
            {
                GrpcPreconditions.CheckState(!IsBinary, "A binary entry has no text.");
                return _value!;
            }
        }

        /// <summary>Whether the entry carries bytes.</summary>
        public bool IsBinary => Key.EndsWith(BinaryHeaderSuffix, StringComparison.Ordinal);

        /// <inheritdoc/>
        public override string ToString() => _bytes is null
            ? $"[Entry: key={Key}, value={_value}]"
            : $"[Entry: key={Key}, valueBytes={Convert.ToBase64String(_bytes)}]";

        internal bool HasKey(string key) => string.Equals(Key, key, StringComparison.OrdinalIgnoreCase);

        private static string NormalizeKey(string key)
        {
            GrpcPreconditions.CheckNotNull(key, nameof(key));
            var lower = key.ToLowerInvariant();
            if (lower.Length == 0 || lower.AsSpan().ContainsAnyExcept(KeyCharacters))
            {
                throw new ArgumentException(
                    $"The metadata key \"{key}\" is not valid: only letters, digits, underscore, hyphen and dot are allowed.", nameof(key));
            }

            return lower;
        }
    }
}
