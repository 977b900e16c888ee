using System.Security.Cryptography;
using System.Text;
using FluentAssertions;
using Loyalty.App.Tables;
using Xunit;

namespace App.Tests.Tables;

public sealed class EncryptionTests
{
    private static readonly byte[] Text = Encoding.UTF8.GetBytes("whsec_of_a_shop");
    private static readonly byte[] Shop = Encoding.UTF8.GetBytes("shop");

    private readonly Encryption encryption = new(new byte[32]);

    [Fact]
    public void a_text_comes_back_and_never_looks_the_same_twice()
    {
        var one = encryption.Encrypt(Text, Shop);

        encryption.Decrypt(one, Shop).Should().Equal(Text);
        encryption.Encrypt(Text, Shop).Should().NotEqual(one);
        encryption.Decrypt(encryption.Encrypt([], Shop), Shop).Should().BeEmpty();
    }

    [Fact]
    public void any_changed_byte_is_noticed()
    {
        var kept = encryption.Encrypt(Text, Shop);
        for (var index = 0; index < kept.Length; index++)
        {
            var changed = kept.ToArray();
            changed[index] ^= 1;
            Refused(() => encryption.Decrypt(changed, Shop));
        }
    }

    [Fact]
    public void any_shorter_text_is_noticed()
    {
        var kept = encryption.Encrypt(Text, Shop);
        for (var length = 0; length < kept.Length; length++)
        {
            Refused(() => encryption.Decrypt(kept.AsSpan(0, length), Shop));
        }
    }

    [Fact]
    public void what_belongs_to_another_or_to_another_key_is_refused()
    {
        var kept = encryption.Encrypt(Text, Shop);

        Refused(() => encryption.Decrypt(kept, "other"u8));
        Refused(() => new Encryption(SHA256.HashData(Shop)).Decrypt(kept, Shop));
    }

    [Fact]
    public void what_an_older_key_sealed_can_be_read_while_both_are_set()
    {
        byte[] newer = SHA256.HashData("newer"u8), older = SHA256.HashData("older"u8);
        var kept = new Encryption(older).Encrypt(Text, Shop);
        var both = new Encryption([newer, older]);

        both.Decrypt(kept, Shop).Should().Equal(Text);
        new Encryption(newer).Decrypt(both.Encrypt(Text, Shop), Shop).Should().Equal(Text, "the first one encrypts");
        Refused(() => new Encryption([newer, SHA256.HashData("third"u8)]).Decrypt(kept, Shop));
    }

    private static void Refused(Action decrypting) => decrypting.Should().Throw<CryptographicException>();
}
