package io.vendflow.vipps.order;

import java.util.regex.Pattern;

/** A picture for categories: a PNG or a JPEG, 167 pixels high at least, best a square (facts sheet 4.3). */
public final class Image {

    /** In bytes: Vipps' 2 MB. */
    public static final int LARGEST = 2_000_000;

    private static final Pattern ID = Pattern.compile("[0-9A-Za-z-_.]{1,128}");

    private final String id;
    private final byte[] bytes;

    /**
     * @param id ours; it can never be given to another picture
     * @param bytes the file as it is
     * @throws IllegalArgumentException when Vipps would refuse it for its id or its length
     */
    public Image(String id, byte[] bytes) {
        checkId(id);
        if (bytes.length == 0 || bytes.length > LARGEST) {
            throw new IllegalArgumentException("an image has 1 to " + LARGEST + " bytes, not " + bytes.length);
        }
        this.id = id;
        this.bytes = bytes.clone();
    }

    public String id() {
        return id;
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public String toString() {
        return "Image " + id + ", " + bytes.length + " bytes";
    }

    static void checkId(String id) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("an image's id is 1 to 128 of 0-9 A-Z a-z - _ .");
        }
    }
}
