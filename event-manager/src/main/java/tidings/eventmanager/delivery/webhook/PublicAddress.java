package tidings.eventmanager.delivery.webhook;

import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;

/**
 * Distinguishes public addresses from loopback, private, link-local (cloud metadata), shared, reserved and multicast
 * ranges (IANA special-purpose registries), also when IPv6 wraps them.
 */
final class PublicAddress {

    private static final List<Range> SPECIAL = List.of(
            range(8, 0),
            range(8, 10),
            range(10, 100, 64),
            range(8, 127),
            range(16, 169, 254),
            range(12, 172, 16),
            range(24, 192, 0, 0),
            range(24, 192, 0, 2),
            range(24, 192, 88, 99),
            range(16, 192, 168),
            range(15, 198, 18),
            range(24, 198, 51, 100),
            range(24, 203, 0, 113),
            range(3, 224)); // multicast and reserved: 224 to 255

    /** Only 2000::/3 is allocated; Teredo, documentation and 6to4 within it are excluded. */
    private static final Range ALLOCATED = range(3, 0x20);

    private static final List<Range> SPECIAL_6 = List.of(
            range(23, 0x20, 0x01, 0x00),
            range(32, 0x20, 0x01, 0x0d, 0xb8),
            range(16, 0x20, 0x02),
            range(20, 0x3f, 0xff, 0x00));

    private PublicAddress() {}

    static boolean isPublic(InetAddress address) {
        byte[] bytes = address.getAddress();
        return address instanceof Inet4Address
                ? SPECIAL.stream().noneMatch(range -> range.contains(bytes))
                : ALLOCATED.contains(bytes) && SPECIAL_6.stream().noneMatch(range -> range.contains(bytes));
    }

    private static Range range(int bits, int... first) {
        BigInteger value = BigInteger.ZERO;
        for (int octet : first) {
            value = value.shiftLeft(Byte.SIZE).or(BigInteger.valueOf(octet));
        }
        return new Range(bits, value.shiftRight(first.length * Byte.SIZE - bits));
    }

    /** The addresses with the same first {@code bits}. */
    private record Range(int bits, BigInteger beginning) {
        boolean contains(byte[] address) {
            return new BigInteger(1, address)
                    .shiftRight(address.length * Byte.SIZE - bits)
                    .equals(beginning);
        }
    }
}
