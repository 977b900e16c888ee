using FluentAssertions;
using Loyalty.Storefronts;
using Xunit;

namespace Loyalty.Tests.Storefronts;

public class GuestTests
{
    private static readonly byte[] Key = "key"u8.ToArray();

    [Theory]
    [InlineData(" Jon@Example.COM\t")]
    [InlineData("jon@example.com")]
    public void one_address_typed_twice_is_one_guest(string email) =>
        Guest.Of(email, Key).Should().Be(Guest.Of("jon@example.com", Key));

    [Fact]
    public void composed_and_decomposed_letters_are_one_guest() =>
        Guest.Of("A\u030Ase@example.com", Key).Should().Be(Guest.Of("\u00E5se@example.com", Key));

    [Fact]
    public void a_guest_is_a_keyed_hash_of_128_bits()
    {
        var guest = Guest.Of("jon@example.com", Key)!.Value;

        guest.Storefront.Should().Be("guest");
        guest.Value.Should().MatchRegex("^[0-9a-f]{32}$");
        guest.Should().NotBe(Guest.Of("jon@example.com", "another"u8.ToArray())!.Value);
        guest.Should().NotBe(Guest.Of("joan@example.com", Key)!.Value);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public void nobody_is_no_guest(string? email) => Guest.Of(email, Key).Should().BeNull();

    [Fact]
    public void without_a_key_there_are_no_guests() => Guest.Of("jon@example.com", default).Should().BeNull();

    [Fact]
    public void half_a_surrogate_pair_is_no_reason_to_fall_over() =>
        Guest.Of("\uD83D@example.com", Key).Should().NotBeNull();
}
