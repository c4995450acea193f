package govuk.chat.admin.signin;

/** A page or a form is for people who are signed in, and whoever asks is not, or no longer. */
public final class SignInNeeded extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient KeptForm form;

    public SignInNeeded(KeptForm form) {
        super("nobody is signed in");
        this.form = form;
    }

    /** What would be lost otherwise; {@link KeptForm#NONE} for a page. */
    public KeptForm form() {
        return form;
    }
}
