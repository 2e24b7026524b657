// Cards side by side, as many in a row as fit; arrow keys go from one to the next.
#pragma once

#include <QList>
#include <QWidget>

namespace engram::ui {

class CardGrid : public QWidget {
  Q_OBJECT
 public:
  static constexpr int narrowest_card = 236, most_columns = 3;

  explicit CardGrid(QWidget* parent = nullptr);

  /// Takes the card. All cards have the height that the first one wants.
  void add(QWidget* card);
  [[nodiscard]] int columns() const { return columnsFor(width()); }

  [[nodiscard]] bool hasHeightForWidth() const override { return true; }
  [[nodiscard]] int heightForWidth(int width) const override;
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override { return {narrowest_card, 100}; }

 protected:
  void resizeEvent(QResizeEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  [[nodiscard]] int columnsFor(int width) const;
  [[nodiscard]] int cardWidth(int width) const;
  void place();

  QList<QWidget*> cards_;
};

}  // namespace engram::ui
